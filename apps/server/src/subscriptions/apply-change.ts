import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { IssueInvoice } from '../invoices/issue-invoice.ts';
import type { ChangePaymentHooks, PaidPayment } from '../payments/change-hooks.ts';
import { selectChange, writeSubscription, type StoredChange, type StoredPreview } from './change-store.ts';
import { lockSubscription, type StoredSubscription } from './lock-subscription.ts';
import { renewalDay } from './presentation.ts';
import { dayInZone } from './rules/calendar.ts';
import { dropScheduledChange } from './scheduled-change.ts';
import { standingAt } from './standing.ts';
import { tellOfChange } from './tell-of-change.ts';
import type { ChangedTerms, SubscriptionTerms } from './tables.ts';
import { changeWording } from './wording/change-wording.ts';

/** What applying a change works with. */
export interface ChangeApplier {
  issueInvoice: IssueInvoice;
  /** Language of the customer's documents. */
  localeOf: (transaction: Kysely<Tables>, customerId: string) => Promise<string>;
}

/** The terms with a change in effect. */
export function changed(terms: SubscriptionTerms, { plan, seats, rates }: ChangedTerms): SubscriptionTerms {
  return { ...terms, plan, seats: { ...seats, used: terms.seats.used }, rates };
}

/**
 * Puts a confirmed change into effect and issues its invoice, or its credit note where money comes back. The subscription
 * is locked first, as by everything that changes one.
 *
 * @returns the id of the invoice; null when the change costs nothing
 */
export async function applyChange(
  applier: ChangeApplier,
  transaction: Kysely<Tables>,
  { change, preview }: { change: StoredChange; preview: StoredPreview },
  now: Date,
  means?: Schemas['PaymentMeans'],
): Promise<string | null> {
  const row = await lockSubscription(transaction, change.subscription_id);
  if (!row) throw new Error(`The subscription ${change.subscription_id} of a change is gone.`);
  const { terms: different } = preview;
  const terms = changed(row.terms, different);
  await writeSubscription(
    transaction,
    row,
    { terms, price_id: different.priceId, scheduled_change: null, renews_on: renewalDay({ ...row, terms }) },
    now,
  );
  if (row.scheduled_change) await dropScheduledChange(transaction, row.id, now);
  const invoiceId = await issueForChange(applier, transaction, { change, preview, terms }, now, means);
  await transaction
    .updateTable('subscription_change')
    .set({ status: 'applied', invoice_id: invoiceId, settled_at: now })
    .where('id', '=', change.id)
    .execute();
  await tellOfChange(
    transaction,
    {
      customerId: change.customer_id,
      subscriptionId: change.subscription_id,
      actor: change.created_by,
      action: 'subscription_changed',
      amount: preview.preview.total.gross,
      changes: differences(row.terms, terms),
    },
    now,
  );
  return invoiceId;
}

async function issueForChange(
  { issueInvoice, localeOf }: ChangeApplier,
  transaction: Kysely<Tables>,
  { change, preview, terms }: { change: StoredChange; preview: StoredPreview; terms: SubscriptionTerms },
  now: Date,
  means: Schemas['PaymentMeans'] | undefined,
): Promise<string | null> {
  const { lines } = preview.preview;
  if (lines.length === 0) return null;
  const wording = changeWording(await localeOf(transaction, change.customer_id));
  const { id } = await issueInvoice(transaction, {
    customerId: change.customer_id,
    subscriptionId: change.subscription_id,
    lines: lines.map((line) => ({
      kind: line.kind,
      name: wording.line(line, terms.product.name),
      note: null,
      net: line.net,
      period: line.period,
    })),
    // As it was confirmed: the customer may be taxed in another way by the time that the money is there.
    tax: preview.preview.taxes[0]?.category ?? terms.tax,
    currency: preview.preview.total.net.currency,
    day: dayInZone(now, terms.timeZone),
    period: null,
    now,
    ...(means ? { paidBy: { means } } : {}),
  });
  return id;
}

/** What became different, as the activity list shows it. */
export function differences(before: SubscriptionTerms, after: SubscriptionTerms): Schemas['ActivityChange'][] {
  const facts = ({ plan, seats }: SubscriptionTerms) => ({ plan: plan.name, seats: String(seats.bought) });
  const [old, current] = [facts(before), facts(after)];
  return (['plan', 'seats'] as const)
    .filter((field) => old[field] !== current[field])
    .map((field) => ({ field, before: old[field], after: current[field] }));
}

/** What becomes of changes with their payments. */
export function changePaymentHooks(applier: ChangeApplier): ChangePaymentHooks {
  return {
    async onChangePaid(transaction: Kysely<Tables>, changeId: string, { means }: PaidPayment, now: Date) {
      const found = await selectChange(transaction, changeId);
      if (!found) return undefined;
      const subscription = await lockSubscription(transaction, found.change.subscription_id);
      // Locked now: somebody else may have settled the change while this waited.
      const current = await selectChange(transaction, changeId);
      if (!current || !subscription || !canApply(current, subscription, now)) return undefined;
      return (await applyChange(applier, transaction, current, now, means)) ?? undefined;
    },
    async onChangeGivenUp(transaction, changeId, now) {
      await transaction
        .updateTable('subscription_change')
        .set({ status: 'given_up', settled_at: now })
        .where('id', '=', changeId)
        .where('status', '=', 'awaiting_payment')
        .execute();
    },
  };
}

/** Money for a change that was given up counts as long as nothing else has changed. */
function canApply(
  { change, preview }: { change: StoredChange; preview: StoredPreview },
  subscription: Pick<StoredSubscription, 'status' | 'terms' | 'version' | 'agreed_renewal'>,
  now: Date,
): boolean {
  if (standingAt(subscription, now) === 'ended') return false;
  if (change.status === 'awaiting_payment') return true;
  return change.status === 'given_up' && subscription.version === preview.subscription_version;
}
