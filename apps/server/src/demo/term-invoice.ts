import { decimalOf } from '../money/format-money.ts';
import type { Schemas } from '../http/operations.ts';
import type { NewSubscription } from '../subscriptions/service.ts';
import type { LineDraft } from '../invoices/invoice-lines.ts';
import { issueInvoice } from './issue.ts';
import type { BillingAccount } from './issue.ts';
import { products } from './price-list.ts';

/** The invoice of a yearly subscription's term, issued on its first day and paid. */
export function termInvoice(account: BillingAccount, subscription: NewSubscription): Schemas['InvoiceInput'] {
  const { start, end } = subscription.term;
  const period = { start, end };
  const lineOf = (name: string, quantity: number, price: Schemas['Money']): LineDraft => ({
    name,
    quantity: String(quantity),
    unit: 'ANN',
    price: decimalOf(price),
    tax: account.tax,
    period,
  });
  const { plan, product, rates, seats, addOns } = subscription;
  return issueInvoice(account, {
    day: start,
    settlement: 'paid',
    lines: [
      lineOf(`${product.name} ${plan.name}`, 1, rates.flat),
      lineOf(products.seat.name[account.language], seats.bought, rates.perSeat),
      ...addOns.map(({ name, quantity, price }) => lineOf(name, quantity, price)),
    ],
    head: { period },
  });
}
