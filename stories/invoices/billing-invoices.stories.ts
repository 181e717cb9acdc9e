import '@portico/elements/billing-invoices.js';
import '@portico/elements/billing-provider.js';
import { clientFor, scenarios, type Scenario } from '@portico/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

interface Arguments {
  scenario: Scenario;
}

const meta: Meta<Arguments> = {
  title: 'Elements/billing-invoices',
  component: 'billing-invoices',
  argTypes: { scenario: { control: false, description: 'Who answers the requests of the element.' } },
  render: ({ scenario }, { globals }) => html`
    <billing-provider .client=${clientFor(scenario)} locale=${String(globals['locale'])}>
      <billing-invoices></billing-invoices>
    </billing-provider>
  `,
};

export default meta;

type Story = StoryObj<Arguments>;

function story(scenario: Scenario, more: Partial<Story> = {}): Story {
  return { args: { scenario }, parameters: { docs: { description: { story: scenario.description } } }, ...more };
}

export const Data = story(scenarios.data);
export const French = story(scenarios.data, { globals: { locale: 'fr' } });
export const Dark = story(scenarios.data, { globals: { scheme: 'dark' } });
export const DarkFrench = story(scenarios.data, { globals: { scheme: 'dark', locale: 'fr' } });
export const RightToLeft = story(scenarios.data, { globals: { direction: 'rtl' } });
export const Narrow: Story = {
  ...story(scenarios.data),
  decorators: [(content) => html`<div class="narrow">${content()}</div>`],
};
export const Loading = story(scenarios.loading);
export const Empty = story(scenarios.empty);
export const Failed = story(scenarios.error);
export const SummaryFailed = story(scenarios.summaryError);
export const DownloadFails = story(scenarios.downloadError);
export const NotAllowed = story(scenarios.notAllowed);
export const SessionExpired = story(scenarios.sessionExpired);
export const HostUnavailable = story(scenarios.hostUnavailable);
export const Offline = story(scenarios.offline);
export const ManyPages = story(scenarios.manyPages);
export const LongNumbers = story(scenarios.longNames);
export const OtherCurrencies = story(scenarios.otherCurrencies);
export const NothingOpen = story(scenarios.allPaid);
