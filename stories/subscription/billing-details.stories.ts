import '@portico/elements/billing-provider.js';
import '@portico/elements/billing-subscription.js';
import {
  SubscriptionAccount,
  SubscriptionHarness,
  addressOf,
  billingDetailsOf,
  clientFor,
  mintedSession,
  subscriptionRights,
  type SubscriptionAccountFixture,
} from '@portico/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

interface Arguments {
  fixture: SubscriptionAccountFixture;
  /** What is done once the editor is open; left out, it stays closed. */
  steps?: (page: SubscriptionHarness, account: SubscriptionAccount) => Promise<void> | void;
}

const accounts = new WeakMap<Arguments, SubscriptionAccount>();

/** The billing details: a card, and the dialog that edits them in the form of their country. */
const meta: Meta<Arguments> = {
  title: 'Elements/billing-subscription/Billing details',
  argTypes: { fixture: { control: false }, steps: { control: false } },
  render: (args, { globals }) => {
    const account = new SubscriptionAccount(args.fixture);
    accounts.set(args, account);
    const client = clientFor({
      description: '',
      handler: () => account.answer,
      fetchSession: () => Promise.resolve(mintedSession({ capabilities: subscriptionRights })),
    });
    return html`<billing-provider .client=${client} locale=${String(globals['locale'])}>
      <billing-subscription></billing-subscription>
    </billing-provider>`;
  },
  play: async ({ args, canvasElement }) => {
    const account = accounts.get(args);
    const element = canvasElement.querySelector<HTMLElement>('billing-subscription');
    if (!element || !account || !args.steps) return;
    const page = new SubscriptionHarness(element);
    const pencil = (): HTMLButtonElement | undefined =>
      page.button('Edit billing address') ?? page.button("Modifier l'adresse de facturation");
    await until(() => element.shadowRoot !== null && pencil() !== undefined);
    pencil()?.click();
    await until(() => page.dialog !== undefined && page.fieldNames.some((name) => /^(Address|Adresse)$/.test(name)));
    await args.steps(page, account);
  },
};

export default meta;

type Story = StoryObj<Arguments>;

const french = { globals: { locale: 'fr' } };
const dark = { globals: { scheme: 'dark' } };

function story(
  description: string,
  fixture: SubscriptionAccountFixture,
  steps?: Arguments['steps'],
  more: Partial<Story> = {},
): Story {
  return {
    args: { fixture, ...(steps ? { steps } : {}) },
    parameters: { docs: { description: { story: description } } },
    ...more,
  };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(requestAnimationFrame);
}

const japanese = billingDetailsOf({
  companyName: '株式会社見本',
  address: addressOf({
    country: 'JP',
    postalCode: '100-0005',
    subdivision: '13',
    city: '千代田区',
    lines: ['丸の内一丁目９番２号'],
  }),
});
const arabic = billingDetailsOf({
  companyName: 'شركة النور للتجارة',
  address: addressOf({
    country: 'AE',
    lines: ['شارع الشيخ زايد، برج ٣'],
    city: null,
    postalCode: null,
    subdivision: 'DU',
  }),
});
const hebrew = billingDetailsOf({
  companyName: 'חברת הדוגמה בע״מ',
  address: addressOf({ country: 'IL', lines: ['רחוב הרצל 12'], city: 'תל אביב', postalCode: '6688312' }),
});
const german = billingDetailsOf({
  companyName: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Co. KGaA',
  address: addressOf({
    country: 'DE',
    lines: ['Straße des Siebzehnten Juni 135'],
    city: 'Berlin',
    postalCode: '10623',
  }),
});

function open(): void {
  // The dialog is all that is to be seen.
}

function breakRules(page: SubscriptionHarness): void {
  const [company, postalCode] = [page.requireField(fieldOf(page, /Company|Entreprise/)), fieldOf(page, /ostal/)];
  page.type(company, '');
  page.type(page.requireField(postalCode), 'ABC');
  (page.button('Save') ?? page.requireButton('Enregistrer')).click();
}

async function meet(page: SubscriptionHarness, account: SubscriptionAccount): Promise<void> {
  page.type(page.requireField(fieldOf(page, /Company|Entreprise/)), 'Lumen SARL');
  page.type(page.requireField(fieldOf(page, /Phone|Téléphone/)), '+33 1 00 00 00 00');
  account.changeDetails({
    companyName: 'Lumen SAS',
    address: addressOf({ lines: ['99 quai des Brumes', 'Bâtiment C'] }),
    updatedBy: { kind: 'user', id: 'user-9', name: 'Camille Lefèvre' },
    updatedAt: '2026-11-22T09:12:00Z',
  });
  (page.button('Save') ?? page.requireButton('Enregistrer')).click();
  await until(() => page.dialog?.querySelector('[part=meanwhile]') !== null);
}

async function leave(page: SubscriptionHarness): Promise<void> {
  page.type(page.requireField(fieldOf(page, /City|Ville/)), 'Roubaix');
  await new Promise(requestAnimationFrame);
  (page.button('Cancel') ?? page.requireButton('Annuler')).click();
}

function fieldOf({ fieldNames }: SubscriptionHarness, name: RegExp): string {
  return fieldNames.find((candidate) => name.test(candidate)) ?? String(name);
}

export const Japanese = story('From the country down to the house.', { details: japanese });
export const JapaneseEditor = story('The form in the order of Japan.', { details: japanese }, open);
export const Arabic = story('Right-to-left texts in a left-to-right page.', { details: arabic });
export const ArabicEditor = story('Each text in its own direction.', { details: arabic }, open);
export const HebrewEditor = story('Each text in its own direction.', { details: hebrew }, open);
export const GermanEditor = story('Long words.', { details: german }, open);
export const Problems = story('What is wrong, on top and at each field.', {}, breakRules);
export const ProblemsFrench = story('What is wrong, in French.', {}, breakRules, french);
export const ProblemsDark = story('What is wrong, in dark.', {}, breakRules, dark);
export const ChangedMeanwhile = story('Somebody else was faster.', {}, meet);
export const ChangedMeanwhileFrench = story('Somebody else was faster, in French.', {}, meet, french);
export const ChangedMeanwhileDark = story('Somebody else was faster, in dark.', {}, meet, dark);
export const Leaving = story('Asks before changes are lost.', {}, leave);
export const LeavingFrench = story('Asks before changes are lost, in French.', {}, leave, french);
export const CouldNotBeRead = story('The details could not be read.', { refusals: { details: [503, 'unavailable'] } });
