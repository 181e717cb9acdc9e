import '@portico/elements/billing-provider.js';
import '@portico/elements/billing-subscription.js';
import '@portico/elements/renewal-quote.js';
import {
  QuoteBook,
  QuoteHarness,
  SubscriptionAccount,
  clientFor,
  quoteScenarios,
  quoteWith,
  subscriptionOf,
  type QuoteBookFixture,
  type Scenario,
} from '@portico/testing';
import type { Decorator, Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { waitFor } from 'storybook/test';

interface Arguments {
  scenario: Scenario;
  /** Where the quote is shown: alone, or in the subscription with its menu. */
  tag: 'renewal-quote' | 'billing-subscription';
}

type Story = StoryObj<Arguments>;
type Play = NonNullable<Story['play']>;

const subscription = subscriptionOf();

/** The dialogs that ask for, number, send, accept and withdraw a quote, and More options of a subscription. */
const meta: Meta<Arguments> = {
  title: 'Elements/renewal-quote/Asking and accepting',
  component: 'renewal-quote',
  argTypes: {
    scenario: { control: false, description: 'Who answers the requests of the element.' },
    tag: { control: false, description: 'Where the quote is shown.' },
  },
  args: { tag: 'renewal-quote' },
  render: ({ scenario, tag }, { globals }) => html`
    <billing-provider .client=${clientFor(scenario)} locale=${String(globals['locale'])}>
      ${
        tag === 'renewal-quote'
          ? html`<renewal-quote subscription-id=${subscription.id}></renewal-quote>`
          : html`<billing-subscription></billing-subscription>`
      }
    </billing-provider>
  `,
};

export default meta;

const narrow: Decorator = (content) => html`<div class="narrow">${content()}</div>`;
const french = { globals: { locale: 'fr' } };
const dark = { globals: { scheme: 'dark' } };
const rightToLeft = { globals: { direction: 'rtl' } };
const inSubscription = { tag: 'billing-subscription' } as const;

function story(description: string, fixture: QuoteBookFixture, more: Partial<Story> = {}): Story {
  const scenario: Scenario = {
    ...quoteScenarios.ready,
    description,
    handler: () => new SubscriptionAccount({ subscriptions: [subscription], quotes: new QuoteBook(fixture) }).answer,
  };
  const { args, ...rest } = more;
  return { args: { scenario, ...args }, parameters: { docs: { description: { story: description } } }, ...rest };
}

function pageIn(canvas: HTMLElement): QuoteHarness {
  const element = canvas.querySelector<HTMLElement>('renewal-quote, billing-subscription');
  if (!element) throw new Error('no element');
  return new QuoteHarness(element);
}

function fail(): never {
  throw new Error('not yet');
}

/** Presses the first of these names that is there, once it does something; the newest button where several have it. */
async function press(canvas: HTMLElement, ...names: string[]): Promise<void> {
  const page = pageIn(canvas);
  const find = (): HTMLElement | undefined => {
    const within = page.dialog ?? canvas.querySelector('renewal-quote, billing-subscription')?.shadowRoot;
    const buttons = [...(within?.querySelectorAll<HTMLElement>('button') ?? [])];
    const isWanted = (one: HTMLElement): boolean => names.includes((one.ariaLabel ?? one.textContent).trim());
    return buttons.findLast((one) => isWanted(one) && one.ariaDisabled === null);
  };
  await waitFor(() => find() ?? fail(), { timeout: 5_000 });
  find()?.click();
}

function pressing(...steps: string[][]): Play {
  return async ({ canvasElement }) => {
    for (const names of steps) await press(canvasElement, ...names);
  };
}

/** Opens the form that accepts, fills it in and presses the button. */
const signing: Play = async ({ canvasElement, globals }) => {
  await press(canvasElement, ...accept);
  const page = pageIn(canvasElement);
  const isFrench = globals['locale'] === 'fr';
  const name = isFrench ? 'Vos prénom et nom' : 'Your full name';
  await waitFor(() => page.fieldNames.includes(name) || fail());
  page.type(page.requireField(name), 'Noémie Castaing');
  page.type(page.requireField(isFrench ? 'Votre fonction' : 'Your role'), 'Gérante');
  const dialog = page.dialog ?? fail();
  dialog.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
  await press(canvasElement, ...accept);
};

const ask = ['Request renewal quote', 'Demander un devis de renouvellement'];
const accept = ['Accept renewal quote', 'Accepter le devis de renouvellement'];
const more = ['More options', "Plus d'options"];
const asking = { play: pressing(ask) };
const accepting = { play: pressing(accept) };
const opening = { play: pressing(more), args: inSubscription };
const none: QuoteBookFixture = { pace: 'read' };
const notOffered: QuoteBookFixture = { refusals: { options: [403, 'feature_disabled'] } };

function having(status: Parameters<typeof quoteWith>[0], fixture: QuoteBookFixture = {}): QuoteBookFixture {
  return { quotes: [quoteWith(status, subscription)], ...fixture };
}

export const Ask = story('Seats, plan and term, with the total that is expected.', none, asking);
export const AskFrench = story('The same, in French.', none, { ...asking, ...french });
export const AskDark = story('The same, in the dark.', none, { ...asking, ...dark });
export const AskNarrow = story('The same, on a phone.', none, { ...asking, decorators: [narrow] });
export const AskRightToLeft = story('The same, from right to left.', none, { ...asking, ...rightToLeft });
export const AskNotOffered = story('Quotes are not offered.', notOffered, asking);
export const AskedAndComing = story('It is asked for, and comes by itself.', none, { play: pressing(ask, ask) });
export const Accept = story('What is accepted, by whom, and in which words.', having('ready'), accepting);
export const AcceptFrench = story('The same, in French.', having('ready'), { ...accepting, ...french });
export const AcceptDark = story('The same, in the dark.', having('ready'), { ...accepting, ...dark });
export const AcceptNarrow = story('The same, on a phone.', having('ready'), { ...accepting, decorators: [narrow] });
export const AcceptRightToLeft = story('The same, from right to left.', having('ready'), {
  ...accepting,
  ...rightToLeft,
});
export const AcceptIncomplete = story('Nothing was filled in.', having('ready'), { play: pressing(accept, accept) });
export const AcceptedNow = story('It is accepted, and its invoice can be paid.', having('ready'), { play: signing });
export const AcceptedNowFrench = story('The same, in French.', having('ready'), { play: signing, ...french });
export const AcceptTooLate = story(
  'The quote has expired meanwhile.',
  having('ready', { refusals: { accept: [409, 'quote_expired'] } }),
  { play: signing },
);
export const AcceptSuperseded = story(
  'The subscription was changed meanwhile.',
  having('ready', { refusals: { accept: [409, 'quote_superseded'] } }),
  { play: signing },
);
export const AcceptedByOthers = story(
  'Somebody else was faster.',
  having('ready', { refusals: { accept: [409, 'quote_already_accepted'] } }),
  { play: signing },
);
export const AcceptFailed = story(
  'The server fails.',
  having('ready', { refusals: { accept: [500, 'internal_error'] } }),
  { play: signing },
);
export const PurchaseOrder = story('The reference that is printed on quote and invoice.', having('ready'), {
  play: pressing(['Change purchase-order reference']),
});
export const Send = story('It goes by mail.', having('ready'), { play: pressing(['Send renewal quote by email']) });
export const Withdraw = story('The question before the request is taken back.', having('preparing'), {
  play: pressing(['Withdraw the request']),
});
export const MoreOptions = story('What can be done with a quote that is ready.', having('ready'), opening);
export const MoreOptionsFrench = story('The same, in French.', having('ready'), { ...opening, ...french });
export const MoreOptionsDark = story('The same, in the dark.', having('ready'), { ...opening, ...dark });
export const MoreOptionsNarrow = story('The same, on a phone.', having('ready'), {
  ...opening,
  decorators: [narrow],
});
export const MoreOptionsRightToLeft = story('The same, from right to left.', having('ready'), {
  ...opening,
  ...rightToLeft,
});
export const MoreOptionsPreparing = story('It is being prepared.', having('preparing'), opening);
export const MoreOptionsNone = story('Nothing was asked for yet.', {}, opening);
