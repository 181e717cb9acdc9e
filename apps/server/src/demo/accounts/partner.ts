import type { Schemas } from '../../http/operations.ts';
import { products } from '../catalogue.ts';
import { mainCustomers } from '../customers.ts';
import { addDays, firstOfMonth } from '../days.ts';
import { issueInvoice, lineContext } from '../issue.ts';
import type { BillingAccount, Settlement } from '../issue.ts';
import { productLine } from '../product-lines.ts';
import { monthlyLines } from '../schedule.ts';
import { harbourFinch } from '../sellers.ts';
import { taxedAt } from '../tax-treatments.ts';
import { expressReason } from '../wording.ts';
import { creditPartly } from './credits.ts';

type InvoiceInput = Schemas['InvoiceInput'];

const months = 30;

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

function monthlySeries(today: string): InvoiceInput[] {
  const start = firstOfMonth(today, 1 - months);
  const subscription = { id: 'sub_partner_cloud', start, plan: products.business, seats: 9, storage: 2, usage: true };
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
