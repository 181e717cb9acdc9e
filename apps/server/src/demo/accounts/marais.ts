import type { Schemas } from '../../http/operations.ts';
import type { NewSubscription } from '../../subscriptions/service.ts';
import { products } from '../price-list.ts';
import { mainCustomers } from '../customers.ts';
import { firstOfMonth } from '../days.ts';
import { issueInvoice, lineContext } from '../issue.ts';
import type { BillingAccount } from '../issue.ts';
import { monthlyLines, seatsIn } from '../schedule.ts';
import type { DemoSubscription } from '../schedule.ts';
import { notesOf, porticoDemo } from '../sellers.ts';
import { subscribed } from '../subscribed.ts';
import { taxedAt } from '../../invoices/tax-treatments.ts';
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

function subscriptionAt(today: string): DemoSubscription {
  const start = firstOfMonth(today, -months);
  return { id: 'sub_marais_studio', start, plan: products.team, seats: 3, storage: 1, usage: false };
}

/** Switched off for payment default; nothing is invoiced for the month that goes on. */
export function maraisSubscriptions(today: string): NewSubscription[] {
  const subscription = subscriptionAt(today);
  const { start, storage } = subscription;
  const seats = seatsIn(subscription, firstOfMonth(today));
  const studio = { product: 'studio', plan: 'team', months: 12, interval: 'month', timeZone: 'Europe/Paris' } as const;
  const usedSeats = Math.max(2, seats - 1);
  return [subscribed(account, { ...studio, start, storage, seats, usedSeats, status: 'inactive' }, today)];
}

/**
 * The invoices of the French customer who stopped paying: the last four months are overdue, and nothing is billed for
 * the current month because the subscription is inactive.
 */
export function maraisInvoices(today: string): Schemas['InvoiceInput'][] {
  const subscription = subscriptionAt(today);
  return Array.from({ length: months }, (_, index) => {
    const monthsAgo = months - index;
    const day = firstOfMonth(today, -monthsAgo);
    const unpaid = monthsAgo <= unpaidMonths;
    return issueInvoice(account, {
      day,
      settlement: unpaid ? 'open' : 'paid',
      lines: monthlyLines(subscription, day, lineContext(account, day)),
      ...(unpaid && monthsAgo < unpaidMonths ? { head: { notes: [...notesOf(porticoDemo, 'fr'), reminder] } } : {}),
    });
  });
}
