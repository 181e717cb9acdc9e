import '@portico/elements/billing-provider.js';
import '@portico/elements/renewal-quote.js';
import { clientFor, quoteScenarios, subscriptionOf, type Scenario } from '@portico/testing';
import type { Decorator, Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

interface Arguments {
  scenario: Scenario;
}

/** The quote for the next term of a subscription: ask for it, watch it come, download, send and accept it. */
const meta: Meta<Arguments> = {
  title: 'Elements/renewal-quote',
  component: 'renewal-quote',
  argTypes: { scenario: { control: false, description: 'Who answers the requests of the element.' } },
  render: ({ scenario }, { globals }) => html`
    <billing-provider .client=${clientFor(scenario)} locale=${String(globals['locale'])}>
      <renewal-quote subscription-id=${subscriptionOf().id}></renewal-quote>
    </billing-provider>
  `,
};

export default meta;

type Story = StoryObj<Arguments>;

const narrow: Decorator = (content) => html`<div class="narrow">${content()}</div>`;
const french = { globals: { locale: 'fr' } };
const dark = { globals: { scheme: 'dark' } };
const rightToLeft = { globals: { direction: 'rtl' } };

function story(scenario: Scenario, more: Partial<Story> = {}): Story {
  return { args: { scenario }, parameters: { docs: { description: { story: scenario.description } } }, ...more };
}

export const None = story(quoteScenarios.none);
export const Requested = story(quoteScenarios.requested);
export const Preparing = story(quoteScenarios.preparing);
export const UnderReview = story(quoteScenarios.underReview);
export const Ready = story(quoteScenarios.ready);
export const ReadyFrench = story(quoteScenarios.ready, french);
export const ReadyDark = story(quoteScenarios.ready, dark);
export const ReadyRightToLeft = story(quoteScenarios.ready, rightToLeft);
export const ReadyNarrow = story(quoteScenarios.ready, { decorators: [narrow] });
export const ReadyChanged = story(quoteScenarios.readyChanged);
export const Remaking = story(quoteScenarios.remaking);
export const Accepted = story(quoteScenarios.accepted);
export const Declined = story(quoteScenarios.declined);
export const Withdrawn = story(quoteScenarios.withdrawn);
export const Expired = story(quoteScenarios.expired);
export const Superseded = story(quoteScenarios.superseded);
export const Failed = story(quoteScenarios.failed);
export const ReadOnly = story(quoteScenarios.readOnly);
export const NotAllowed = story(quoteScenarios.notAllowed);
export const LoadingFailed = story(quoteScenarios.error);
export const Offline = story(quoteScenarios.offline);
