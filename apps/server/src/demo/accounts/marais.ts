import type { Schemas } from '../../http/operations.ts';
import { products } from '../catalogue.ts';
import { mainCustomers } from '../customers.ts';
import { firstOfMonth } from '../days.ts';
import { issueInvoice, lineContext } from '../issue.ts';
import type { BillingAccount } from '../issue.ts';
import { monthlyLines } from '../schedule.ts';
import { porticoDemo } from '../sellers.ts';
import { taxedAt } from '../tax-treatments.ts';
import { generalNote } from '../wording.ts';

const months = 18;
const unpaidMonths = 4;

const account: BillingAccount = {
  externalId: 'marais',
  seller: porticoDemo,
  buyer: mainCustomers.marais,
  language: 'fr',
  locale: 'fr',
  currency: 'EUR',
  tax: taxedAt('20'),
  netDays: 15,
  slot: 8,
  payment: { kind: 'transfer' },
  subscriptionId: 'sub_marais_studio',
};

const reminder = generalNote('Des factures antérieures restent impayées. Votre abonnement risque d’être suspendu.');

/**
 * The invoices of the French customer who stopped paying: the last four months are overdue, and nothing is billed for
 * the current month because the subscription is inactive.
 */
export function maraisInvoices(today: string): Schemas['InvoiceInput'][] {
  const start = firstOfMonth(today, -months);
  const subscription = { id: 'sub_marais_studio', start, plan: products.team, seats: 3, storage: 1, usage: false };
  return Array.from({ length: months }, (_, index) => {
    const monthsAgo = months - index;
    const day = firstOfMonth(today, -monthsAgo);
    const unpaid = monthsAgo <= unpaidMonths;
    return issueInvoice(account, {
      day,
      settlement: unpaid ? 'open' : 'paid',
      lines: monthlyLines(subscription, day, lineContext(account, day)),
      ...(unpaid && monthsAgo < unpaidMonths ? { head: { notes: [...porticoDemo.notes('fr'), reminder] } } : {}),
    });
  });
}
