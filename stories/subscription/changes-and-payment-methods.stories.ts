import '@portico/elements/billing-provider.js';
import '@portico/elements/billing-subscription.js';
import {
  SubscriptionAccount,
  SubscriptionHarness,
  clientFor,
  mandate,
  paymentMethodOf,
  subscriptionOf,
  subscriptionScenarios,
  type Scenario,
  type SubscriptionAccountFixture,
} from '@portico/testing';
import type { Decorator, Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { waitFor } from 'storybook/test';

interface Arguments {
  scenario: Scenario;
}

type Story = StoryObj<Arguments>;
type Play = NonNullable<Story['play']>;

/** What a change costs and what becomes of it, and payment methods that are added, replaced and removed. */
const meta: Meta<Arguments> = {
  title: 'Elements/billing-subscription/Changes and payment methods',
  component: 'billing-subscription',
  argTypes: { scenario: { control: false, description: 'Who answers the requests of the element.' } },
  render: ({ scenario }, { globals }) => html`
    <billing-provider .client=${clientFor(scenario)} locale=${String(globals['locale'])} @billing-navigate=${stay}>
      <billing-subscription></billing-subscription>
    </billing-provider>
  `,
};

export default meta;

/** Nobody waits at the other page. */
function stay(event: Event): void {
  event.preventDefault();
}

const narrow: Decorator = (content) => html`<div class="narrow">${content()}</div>`;
const byHand = { subscriptions: [subscriptionOf({ paymentMethod: null })], paymentMethods: [] };
const methods = { paymentMethods: [paymentMethodOf(), mandate] };

function story(description: string, fixture: SubscriptionAccountFixture, more: Partial<Story> = {}): Story {
  const scenario = {
    ...subscriptionScenarios.one,
    description,
    handler: () => new SubscriptionAccount(fixture).answer,
  };
  return { args: { scenario }, parameters: { docs: { description: { story: description } } }, ...more };
}

/** Presses the first of these names that is there, once it does something. */
async function press(canvas: HTMLElement, ...names: string[]): Promise<void> {
  const page = pageIn(canvas);
  const find = (): HTMLButtonElement | undefined =>
    names.flatMap((name) => page.button(name) ?? []).find(({ ariaDisabled }) => ariaDisabled === null);
  await waitFor(() => find() ?? fail(), { timeout: 5_000 });
  find()?.click();
}

function pressing(...steps: string[][]): Play {
  return async ({ canvasElement }) => {
    for (const names of steps) await press(canvasElement, ...names);
  };
}

/** Opens the dialog, types a number of seats, and presses the button with one of these names. */
function choosing(seats: string, ...confirm: string[]): Play {
  return async ({ canvasElement, globals }) => {
    await press(canvasElement, 'Change seats or plan', 'Changer le nombre de postes ou la formule');
    const page = pageIn(canvasElement);
    const label = globals['locale'] === 'fr' ? 'Postes' : 'Seats';
    await waitFor(() => page.fieldNames.includes(label) || fail());
    page.type(page.requireField(label), seats);
    if (confirm.length > 0) await press(canvasElement, ...confirm);
  };
}

/** The page that the browser comes back to, with something in its address. */
function returned(description: string, parameters: Record<string, string>, fixture: SubscriptionAccountFixture): Story {
  return story(description, fixture, {
    beforeEach: () => {
      const url = new URL(location.href);
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      history.replaceState(history.state, '', url);
    },
  });
}

function pageIn(canvas: HTMLElement): SubscriptionHarness {
  const element = canvas.querySelector('billing-subscription');
  if (!element) throw new Error('no subscription');
  return new SubscriptionHarness(element);
}

function fail(): never {
  throw new Error('not yet');
}

const french = { globals: { locale: 'fr' } };
const dark = { globals: { scheme: 'dark' } };
const rightToLeft = { globals: { direction: 'rtl' } };
const pay = ['Confirm and pay €75.00', 'Confirmer et payer 75,00\u00A0€', 'Confirmer et payer 75,00 €'];
const fifteen = { play: choosing('15') };
const confirmed = { play: choosing('15', ...pay) };
const edit = ['Edit payment method', 'Modifier le mode de paiement'];
const setup = { billing_payment_method_setup: 'set_1' };
const change = { billing_payment: 'pay_change', billing_change: '1' };

export const Preview = story('Five more seats, line by line.', {}, fifteen);
export const PreviewFrench = story('Five more seats, in French.', {}, { ...fifteen, ...french });
export const PreviewDark = story('Five more seats, in the dark.', {}, { ...fifteen, ...dark });
export const PreviewRightToLeft = story('Five more seats, from right to left.', {}, { ...fifteen, ...rightToLeft });
export const PreviewNarrow = story('Five more seats, on a phone.', {}, { ...fifteen, decorators: [narrow] });
export const PreviewOfLess = story('One seat less, with the next term.', {}, { play: choosing('9') });
export const PreviewByHand = story('Invoices are paid by hand.', byHand, fifteen);
export const PreviewRenewed = story('A preview that expires after seconds.', { previewLife: 4_000 }, fifteen);
export const PreviewFailed = story(
  'No preview can be had.',
  { refusals: { preview: [500, 'internal_error'] } },
  fifteen,
);
export const TooFewSeats = story('Fewer seats than are in use.', {}, { play: choosing('4') });
export const NoChoice = story(
  'Plans cannot be read.',
  { refusals: { options: [500, 'internal_error'] } },
  { play: pressing(['Change seats or plan']) },
);
export const Applied = story('The change is in effect.', {}, confirmed);
export const AppliedFrench = story('The change is in effect, in French.', {}, { ...confirmed, ...french });
export const AppliedByHand = story('The invoice can be paid at once.', byHand, confirmed);
export const Scheduled = story('The change waits for the next term.', {}, { play: choosing('9', 'Schedule change') });
export const Declined = story('The card is declined.', { refusals: { confirm: [402, 'payment_failed'] } }, confirmed);
export const Outdated = story('Prices have changed.', { refusals: { confirm: [409, 'preview_outdated'] } }, confirmed);
export const BankAsks = story('The bank wants to see the customer.', { changeOutcome: 'awaiting_payment' }, confirmed);
export const ChangeReturned = returned('Back from the payment page: done.', change, {});
export const ChangeDeclinedReturned = returned('Back from the payment page: declined.', change, {
  payments: ['failed'],
});
export const ChangePendingReturned = returned('Back from the payment page: not known yet.', change, {
  payments: ['pending'],
});
export const Methods = story('Two payment methods.', methods, { play: pressing(edit) });
export const MethodsNarrow = story('Two payment methods, on a phone.', methods, {
  play: pressing(edit),
  decorators: [narrow],
});
export const MethodsRightToLeft = story('Two payment methods, from right to left.', methods, {
  play: pressing(edit),
  ...rightToLeft,
});
export const NoMethod = story('There is none yet.', byHand, { play: pressing(edit) });
export const RemoveMethod = story('The question before one is removed.', methods, {
  play: pressing(edit, ['Remove Visa ending in 4242']),
});
export const LastMethod = story(
  'The last one stays.',
  {},
  {
    play: pressing(edit, ['Remove Visa ending in 4242'], ['Remove']),
  },
);
export const ProviderAway = story(
  'No page can be opened.',
  { refusals: { setUp: [502, 'payment_provider_unavailable'] } },
  {
    play: pressing(edit, ['Add payment method']),
  },
);
export const SetupReturned = returned('Back from the provider’s page: added.', setup, {});
export const SetupFailedReturned = returned('Back from the provider’s page: declined.', setup, { setUps: ['failed'] });
export const SetupPendingReturned = returned('Back from the provider’s page: not known yet.', setup, {
  setUps: ['pending'],
});
