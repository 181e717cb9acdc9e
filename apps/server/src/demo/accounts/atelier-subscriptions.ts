import type { Schemas } from '../../http/operations.ts';
import type { NewSubscription } from '../../subscriptions/service.ts';
import type { StoredCancellation } from '../../subscriptions/tables.ts';
import { addDays, firstOfMonth } from '../days.ts';
import type { BillingAccount } from '../issue.ts';
import { subscribed, scheduled } from '../subscribed.ts';
import type { SubscriptionDraft } from '../subscribed.ts';
import { termInvoice } from '../term-invoice.ts';

const camille = { kind: 'user', id: 'camille-lefevre', name: 'Camille Lefèvre' } as const;
const paris = { months: 12, storage: 0, timeZone: 'Europe/Paris' } as const;

/** Whom the subscriptions are billed to, in euros and in francs. */
export interface AtelierAccounts {
  readonly monthly: BillingAccount;
  readonly inFrancs: BillingAccount;
}

/** The studio in Lille: ten seats of which eight are used, paid by hand. @param start first day of the first month */
function lille({ monthly }: AtelierAccounts, start: string, today: string): NewSubscription {
  const draft = { ...paris, product: 'studio', plan: 'business', interval: 'month', start, status: 'active' } as const;
  return subscribed(monthly, { ...draft, seats: 10, usedSeats: 8, storage: 3 }, today);
}

/** Seats of the office in Geneva, which its invoices are for. */
export const genevaSeats = 14;

/** The office in Geneva, billed by the quarter in francs; from the next term on it makes do with less. */
function geneva({ inFrancs }: AtelierAccounts, today: string): NewSubscription {
  const draft: SubscriptionDraft = {
    ...paris,
    product: 'studio',
    plan: 'business',
    interval: 'quarter',
    start: firstOfMonth(today, -21),
    seats: genevaSeats,
    usedSeats: 9,
    status: 'active',
  };
  const subscription = subscribed(inFrancs, draft, today);
  const scheduledChange = scheduled(
    inFrancs,
    { ...draft, plan: 'team', seats: 12 },
    {
      id: 'chg_atelier_geneve',
      effectiveOn: addDays(subscription.term.end, 1),
      requestedBy: camille,
      requestedAt: `${addDays(today, -6)}T09:12:00.000Z`,
    },
  );
  return { ...subscription, scheduledChange };
}

/** The other product, tried for thirty days. */
function trial({ monthly }: AtelierAccounts, today: string): NewSubscription {
  const account = { ...monthly, subscriptionId: 'sub_atelier_essai' };
  const draft = { ...paris, product: 'cloud', plan: 'team', interval: 'month', status: 'trial' } as const;
  const days = { start: addDays(today, -9), trialUntil: addDays(today, 20) };
  return subscribed(account, { ...draft, ...days, seats: 5, usedSeats: 2 }, today);
}

/** The workshop in Lyon, which closes: cancelled, and can be kept until the term ends. */
function lyon({ monthly }: AtelierAccounts, today: string): NewSubscription {
  const account = { ...monthly, slot: 10, subscriptionId: 'sub_atelier_lyon' };
  const draft = { ...paris, product: 'studio', plan: 'team', interval: 'year', status: 'cancels_at_term_end' } as const;
  const start = firstOfMonth(today, -7);
  const subscription = subscribed(account, { ...draft, start, seats: 6, usedSeats: 4 }, today);
  const cancellation: StoredCancellation = {
    effectiveOn: subscription.term.end,
    reason: 'closing_down',
    comment: 'L’atelier de Lyon ferme ses portes.',
    requestedBy: camille,
    requestedAt: `${addDays(today, -20)}T14:03:00.000Z`,
    before: { status: 'active', autoRenew: true },
  };
  return { ...subscription, cancellation };
}

/** The workshop in Roubaix, which was given up. */
function roubaix({ monthly }: AtelierAccounts, today: string): NewSubscription {
  const account = { ...monthly, slot: 11, subscriptionId: 'sub_atelier_roubaix' };
  const draft = { ...paris, product: 'studio', plan: 'team', interval: 'year', status: 'ended' } as const;
  return subscribed(account, { ...draft, start: firstOfMonth(today, -20), seats: 3, usedSeats: 0 }, today);
}

/** All subscriptions of the French customer: one of nearly every status. @param start first month of the studio in Lille */
export function subscriptionsOfAtelier(accounts: AtelierAccounts, start: string, today: string): NewSubscription[] {
  return [
    lille(accounts, start, today),
    geneva(accounts, today),
    trial(accounts, today),
    lyon(accounts, today),
    roubaix(accounts, today),
  ];
}

/** The invoices of the subscriptions that are paid a year ahead. */
export function yearlyInvoicesOfAtelier(accounts: AtelierAccounts, today: string): Schemas['InvoiceInput'][] {
  const { monthly } = accounts;
  return [
    termInvoice({ ...monthly, slot: 10, subscriptionId: 'sub_atelier_lyon' }, lyon(accounts, today)),
    termInvoice({ ...monthly, slot: 11, subscriptionId: 'sub_atelier_roubaix' }, roubaix(accounts, today)),
  ];
}
