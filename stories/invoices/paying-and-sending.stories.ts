import '@portico/elements/billing-invoices.js';
import '@portico/elements/billing-provider.js';
import {
  InvoicesHarness,
  actionableInvoices,
  actionsHandler,
  clientFor,
  scenarios,
  type ActionOutcomes,
  type Scenario,
} from '@portico/testing';
import type { Decorator, Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { waitFor } from 'storybook/test';

type PaymentStatus = NonNullable<ActionOutcomes['payment']>[number];

interface Arguments {
  scenario: Scenario;
}

type Story = StoryObj<Arguments>;
type Play = NonNullable<Story['play']>;

const meta: Meta<Arguments> = {
  title: 'Elements/billing-invoices/Paying and sending',
  component: 'billing-invoices',
  argTypes: { scenario: { control: false, description: 'Who answers the requests of the element.' } },
  render: ({ scenario }, { globals }) => html`
    <billing-provider .client=${clientFor(scenario)} locale=${String(globals['locale'])}>
      <billing-invoices></billing-invoices>
    </billing-provider>
  `,
};

export default meta;

const narrow: Decorator = (content) => html`<div class="narrow">${content()}</div>`;

/** The page that the browser comes back to, with a payment in its address. */
function returned(description: string, status: PaymentStatus, outcomes: ActionOutcomes = {}): Story {
  const handler = (): ReturnType<Scenario['handler']> =>
    actionsHandler(actionableInvoices, { payment: [status], ...outcomes });
  return {
    args: { scenario: { ...scenarios.acting, description, handler } },
    parameters: { docs: { description: { story: description } } },
    beforeEach: () => {
      const url = new URL(location.href);
      url.searchParams.set('billing_payment', 'pay_fixture');
      history.replaceState(history.state, '', url);
    },
  };
}

/** Opens the dialog and enters addresses. */
function enter(...addresses: string[]): Play {
  return async ({ canvasElement, globals }) => {
    const list = await listIn(canvasElement);
    const isFrench = globals['locale'] === 'fr';
    const name = isFrench ? "Plus d'actions pour LU-2026-0107" : 'More actions for LU-2026-0107';
    list.requireButton(name).click();
    await waitFor(() => list.menuItems[0]?.click() ?? fail());
    await waitFor(() => list.dialog ?? fail());
    const label = isFrench ? 'Adresses e-mail' : 'Email addresses';
    for (const address of addresses) list.type(list.requireField(label), `${address},`);
    await waitFor(() => list.items(isFrench ? 'Destinataires' : 'Recipients').length === addresses.length || fail());
  };
}

function sent(...addresses: string[]): Play {
  return async (context) => {
    await enter(...addresses)(context);
    (await listIn(context.canvasElement)).requireButton('Send').click();
  };
}

async function listIn(canvas: HTMLElement): Promise<InvoicesHarness> {
  const element = canvas.querySelector('billing-invoices');
  if (!element) throw new Error('no list');
  const list = new InvoicesHarness(element);
  await waitFor(() => list.rows.length > 0 || fail());
  return list;
}

function fail(): never {
  throw new Error('not yet');
}

const acting: Story = { args: { scenario: scenarios.acting } };

export const Actions = acting;
export const ActionsFrench: Story = { ...acting, globals: { locale: 'fr' } };
export const ActionsDark: Story = { ...acting, globals: { scheme: 'dark' } };
export const ActionsRightToLeft: Story = { ...acting, globals: { direction: 'rtl' } };
export const ActionsNarrow: Story = { ...acting, decorators: [narrow] };
export const Menu: Story = {
  ...acting,
  play: async ({ canvasElement }) =>
    (await listIn(canvasElement)).requireButton('More actions for LU-2026-0118').click(),
};
export const PaymentPageUnavailable: Story = {
  args: { scenario: scenarios.payRefused },
  play: async ({ canvasElement }) => (await listIn(canvasElement)).requireButton('Pay invoice LU-2026-0118').click(),
};
export const Paid = returned('Back from the payment page: paid.', 'succeeded');
export const PaidTooMuch = returned('More was received than was due.', 'succeeded', {
  paymentDetails: { overpaid: { amount: 1_200, currency: 'EUR' } },
});
export const Confirming = returned('Back before the provider has said anything.', 'pending');
export const Processing = returned('A bank debit that settles later.', 'processing');
export const Declined = returned('The card was declined.', 'failed');
export const Cancelled = returned('The customer has left the payment page.', 'cancelled');
export const Expired = returned('The payment page was open for too long.', 'expired');
export const Send: Story = { ...acting, play: enter('ada@lumen.example', 'grace@lumen.example') };
export const SendFrench: Story = { ...Send, globals: { locale: 'fr' } };
export const SendDark: Story = { ...Send, globals: { scheme: 'dark' } };
export const SendSlip: Story = { ...acting, play: enter('ada@gmial.com') };
export const SendInvalid: Story = {
  ...acting,
  play: async (context) => {
    await enter('ada@lumen.example')(context);
    const list = await listIn(context.canvasElement);
    list.type(list.requireField('Email addresses'), 'grace@lumen,');
  },
};
export const Sent: Story = { ...acting, play: sent('ada@lumen.example', 'grace@lumen.example') };
export const SentPartly: Story = { ...acting, play: sent('ada@lumen.example', 'nobody@lumen.example') };
export const SendTriesAgain: Story = { ...acting, play: sent('slow@lumen.example') };
export const SendRefused: Story = { args: { scenario: scenarios.sendRefused }, play: sent('ada@lumen.example') };
