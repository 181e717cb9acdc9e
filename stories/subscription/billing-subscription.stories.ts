import '@portico/elements/billing-provider.js';
import '@portico/elements/billing-subscription.js';
import { clientFor, subscriptionScenarios, type Scenario } from '@portico/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

interface Arguments {
  scenario: Scenario;
  /** The subscription that is open at first. */
  subscriptionId?: string;
}

/** What a customer has, until when, what it costs next, and how it is paid; and everything that they can change. */
const meta: Meta<Arguments> = {
  title: 'Elements/billing-subscription',
  component: 'billing-subscription',
  argTypes: {
    scenario: { control: false, description: 'Who answers the requests of the element.' },
    subscriptionId: { control: 'text', description: 'The subscription that is open.' },
  },
  render: ({ scenario, subscriptionId }, { globals }) => html`
    <billing-provider .client=${clientFor(scenario)} locale=${String(globals['locale'])}>
      <billing-subscription subscription-id=${ifDefined(subscriptionId)}></billing-subscription>
    </billing-provider>
  `,
};

export default meta;

type Story = StoryObj<Arguments>;

function story(scenario: Scenario, more: Partial<Story> = {}): Story {
  return { args: { scenario }, parameters: { docs: { description: { story: scenario.description } } }, ...more };
}

/** Presses buttons by their names, one after the other, each once it is there. */
function press(...names: RegExp[]): NonNullable<Story['play']> {
  return async ({ canvasElement }) => {
    const find = (name: RegExp): HTMLElement | undefined => {
      const root = canvasElement.querySelector('billing-subscription')?.shadowRoot;
      const buttons = [...(root?.querySelectorAll<HTMLElement>('button') ?? [])];
      return buttons.findLast((button) => name.test(button.ariaLabel ?? button.textContent.trim()));
    };
    for (const name of names) {
      while (!find(name)) await new Promise(requestAnimationFrame);
      find(name)?.click();
    }
  };
}

function narrow(content: () => unknown): TemplateResult {
  return html`<div class="narrow">${content()}</div>`;
}

const {
  one,
  several,
  none,
  trial,
  pastDue,
  inactive,
  cancelling,
  ended,
  shrinking,
  tooLate,
  agreed,
  notRenewing,
  byHand,
  twoMethods,
  expiring,
  expired,
  locked,
  registerAway,
  taxIdInvalid,
  longNames,
  readOnly,
  notAllowed,
  error,
  offline,
  sessionExpired,
} = subscriptionScenarios;

const french = { globals: { locale: 'fr' } };
const dark = { globals: { scheme: 'dark' } };
const rightToLeft = { globals: { direction: 'rtl' } };
const editDetails = /^(Edit billing address|Modifier l.adresse de facturation)/;
const editMethods = /^(Edit payment method|Modifier le mode de paiement)/;
const change = /^(Change seats or plan|Modifier les postes|Changer)/;
const cancel = /^(Cancel subscription|Résilier)/;

export const One = story(one);
export const OneFrench = story(one, french);
export const OneDark = story(one, dark);
export const OneRightToLeft = story(one, rightToLeft);
export const OneNarrow = story(one, { decorators: [narrow] });
export const Several = story(several);
export const SeveralFrench = story(several, french);
export const SeveralDark = story(several, dark);
export const SeveralNarrow = story(several, { decorators: [narrow] });
export const None = story(none);
export const Trial = story(trial);
export const PastDue = story(pastDue);
export const Inactive = story(inactive);
export const InactiveFrench = story(inactive, french);
export const CancelsAtTermEnd = story(cancelling);
export const Ended = story(ended);
export const ScheduledChange = story(shrinking);
export const NoticeDeadlinePassed = story(tooLate);
export const NextTermAgreed = story(agreed);
export const NotRenewing = story(notRenewing);
export const PaidByHand = story(byHand);
export const TwoPaymentMethods = story(twoMethods);
export const CardExpiring = story(expiring);
export const CardExpired = story(expired);
export const LongNames = story(longNames);
export const LongNamesNarrow = story(longNames, { decorators: [narrow] });
export const ReadOnly = story(readOnly);
export const NotAllowed = story(notAllowed);
export const Failure = story(error);
export const Offline = story(offline);
export const SessionExpired = story(sessionExpired);
export const UnknownSubscription = story(several, { args: { scenario: several, subscriptionId: 'sub_unknown' } });
export const ChangeDialog = story(one, { play: press(change) });
export const ChangeDialogFrench = story(one, { ...french, play: press(change) });
export const ChangeDialogNarrow = story(one, { play: press(change), decorators: [narrow] });
export const CancelDialog = story(one, { play: press(cancel) });
export const CancelDialogFrench = story(one, { ...french, play: press(cancel) });
export const PaymentMethods = story(twoMethods, { play: press(editMethods) });
export const PaymentMethodsFrench = story(twoMethods, { ...french, play: press(editMethods) });
export const PaymentMethodsDark = story(twoMethods, { ...dark, play: press(editMethods) });
export const BillingDetails = story(one, { play: press(editDetails) });
export const BillingDetailsFrench = story(one, { ...french, play: press(editDetails) });
export const BillingDetailsDark = story(one, { ...dark, play: press(editDetails) });
export const BillingDetailsNarrow = story(one, { play: press(editDetails), decorators: [narrow] });
export const BillingDetailsLocked = story(locked, { play: press(editDetails) });
export const TaxRegisterAway = story(registerAway, { play: press(editDetails) });
export const TaxIdInvalid = story(taxIdInvalid, { play: press(editDetails) });
