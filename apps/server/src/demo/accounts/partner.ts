import type { Schemas } from '../../http/operations.ts';
import type { NewSubscription } from '../../subscriptions/service.ts';
import { products } from '../price-list.ts';
import { mainCustomers } from '../customers.ts';
import { addDays, firstOfMonth } from '../days.ts';
import { issueInvoice, lineContext } from '../issue.ts';
import type { BillingAccount, Settlement } from '../issue.ts';
import { productLine } from '../product-lines.ts';
import { monthlyLines } from '../schedule.ts';
import type { DemoSubscription } from '../schedule.ts';
import { harbourFinch } from '../sellers.ts';
import { subscribed } from '../subscribed.ts';
import { taxedAt } from '../../invoices/tax-treatments.ts';
import { expressReason } from '../wording.ts';
import { creditPartly } from './credits.ts';

type InvoiceInput = Schemas['InvoiceInput'];

const months = 30;
const seats = 10;

const monthly: BillingAccount = {
  externalId: 'partner',
  seller: harbourFinch,
  buyer: mainCustomers.partner,
  language: 'en',
  locale: 'en-GB',
  currency: 'GBP',
  tax: taxedAt('20'),
  netDays: 30,
  slot: 1,
  payment: { kind: 'card', lastDigits: '4242', holder: 'IMOGEN O’NEILL' },
  subscriptionId: 'sub_partner_cloud',
};

const { subscriptionId: _, ...withoutSubscription } = monthly;
const oneOff: BillingAccount = { ...withoutSubscription, slot: 2, payment: { kind: 'transfer' } };

function settlementOf(monthsAgo: number): Settlement {
  return monthsAgo === 0 ? 'open' : 'paid';
}

function subscriptionAt(today: string): DemoSubscription {
  const start = firstOfMonth(today, 1 - months);
  const settled = { day: addDays(firstOfMonth(today, -4), 11), seats };
  return { id: 'sub_partner_cloud', start, plan: products.business, seats: 9, settled, storage: 2, usage: true };
}

/** The one subscription, ten seats of which eight are used, charged to a card. */
export function partnerSubscriptions(today: string): NewSubscription[] {
  const { start, storage } = subscriptionAt(today);
  const cloud = {
    product: 'cloud',
    plan: 'business',
    months: 12,
    interval: 'month',
    timeZone: 'Europe/London',
  } as const;
  return [subscribed(monthly, { ...cloud, start, storage, seats, usedSeats: 8, status: 'active' }, today)];
}

function monthlySeries(today: string): InvoiceInput[] {
  const subscription = subscriptionAt(today);
  const at = (monthsAgo: number) => {
    const day = firstOfMonth(today, -monthsAgo);
    const lines = monthlyLines(subscription, day, lineContext(monthly, day));
    return issueInvoice(monthly, {
      day,
      settlement: settlementOf(monthsAgo),
      lines,
      purchaseOrder: `PO-${4200 + monthsAgo}`,
    });
  };
  const seat = productLine(products.seat, '1', lineContext(monthly, firstOfMonth(today, -5)));
  const usual = Array.from({ length: months }, (_, monthsAgo) => monthsAgo).filter((each) => each !== 5);
  return [...usual.map(at), ...creditPartly(monthly, at(5), [seat], { daysLater: 3, settled: true })];
}

/** Extra work that was never paid. */
function rushJob(today: string): InvoiceInput {
  const day = addDays(today, -47);
  return issueInvoice(oneOff, {
    day,
    netDays: 14,
    settlement: 'open',
    lines: [
      productLine(products.consulting, '3.5', lineContext(oneOff, day), {
        charges: [{ reason: expressReason.en, reasonCode: 'AAT', percentage: '25' }],
      }),
    ],
  });
}

/** The invoices of the second brand's customer: from the reseller, in pounds, by card. */
export function partnerInvoices(today: string): InvoiceInput[] {
  return [...monthlySeries(today), rushJob(today)];
}
