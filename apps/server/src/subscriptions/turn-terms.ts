import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { systemActor } from '../activity/record-activity.ts';
import { catalogueOf } from '../catalogue/price-lookup.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { Schemas } from '../http/operations.ts';
import { publishEvent } from '../events/publish-event.ts';
import { notify } from '../notifications/notify.ts';
import type { ServiceContext } from '../services.ts';
import type { PaymentService } from '../payments/service.ts';
import type { ChangeApplier } from './apply-change.ts';
import { hasChangeUnderWay, writeSubscription, type SubscriptionChanges } from './change-store.ts';
import { lockSubscription, type StoredSubscription } from './lock-subscription.ts';
import { issueForPeriod } from './issue-for-period.ts';
import { openDeadline, priceOfTerms, referenceTo, renewalDay } from './presentation.ts';
import { agreedTerms, renewedPriceId, renewedTerms } from './renewed-terms.ts';
import { billingPeriod, dayInZone, nextDay } from './rules/calendar.ts';
import { dropScheduledChange } from './scheduled-change.ts';
import { isTermOver, isTrialOver, renews } from './standing.ts';
import { tellOfChange } from './tell-of-change.ts';

/** What turning terms works with. */
export interface TermTurner extends Pick<ServiceContext, 'db' | 'clock' | 'jobs'>, ChangeApplier {
  payments: Pick<PaymentService, 'chargeInvoice'>;
}

/** Milliseconds between looks. */
const interval = 10 * 60 * 1000;

/** Subscriptions read at once. */
const pageSize = 500;

/** Milliseconds before the notice deadline at which a renewal is announced. */
const announcedBefore = 14 * 24 * 60 * 60 * 1000;

/** Milliseconds that a term or an invoice waits for the payment of a change: direct debits take days. */
const longestWait = 14 * 24 * 60 * 60 * 1000;

/** Has terms looked after at that moment; asked for several times before it, it happens once. */
export async function turnTermsLater(
  { jobs }: Pick<TermTurner, 'jobs'>,
  transaction: Kysely<Tables>,
  startAfter: Date,
): Promise<void> {
  await jobs.add(transaction, 'turn_terms', {}, { key: 'turn terms', startAfter });
}

/**
 * Ends and renews subscriptions whose term is over where they are, ends trials, issues the invoices of billing periods that
 * have begun, and announces renewals. Comes back by itself. What fails for one subscription holds up no other.
 *
 * @throws AggregateError of what failed, once everything else is done
 */
export async function turnTerms(turner: TermTurner): Promise<void> {
  const { db, clock } = turner;
  const now = clock();
  const failures: Error[] = [];
  for (let due = await selectDue(db, now); due.length > 0; due = await selectDue(db, now, due.at(-1))) {
    for (const id of due) {
      try {
        await inTransaction(db, (transaction) => turnSubscription(turner, transaction, id, now));
      } catch (cause) {
        failures.push(new Error(`The term of ${id} was not turned.`, { cause }));
      }
    }
  }
  // By the queue's own time: a clock that stands still must not make this run without a pause.
  const next = new Date(Date.now() + interval);
  await inTransaction(db, (transaction) => turnTermsLater(turner, transaction, next));
  if (failures.length > 0) throw new AggregateError(failures, failures.map(reasonOf).join(' '));
}

function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error ? `${message} ${cause.message}` : message;
}

/** Candidates after the given one, by the earliest zone of the world; each is judged by its own. */
async function selectDue(db: Kysely<Tables>, now: Date, after = ''): Promise<string[]> {
  const today = dayInZone(now, 'Pacific/Kiritimati');
  const soon = dayInZone(new Date(now.getTime() + announcedBefore), 'Pacific/Kiritimati');
  const end = sql<string>`terms -> 'term' ->> 'end'`;
  const announced = sql<boolean>`announced_for is distinct from ${end} and terms ->> 'autoRenew' = 'true'
    and ${end} <= (${soon}::date + (terms ->> 'noticeDays')::integer)::text and status in ('active', 'trial')`;
  const rows = await db
    .selectFrom('subscription')
    .select('id')
    .where('status', '<>', 'ended')
    .where('id', '>', after)
    .where((eb) =>
      eb.or([
        eb(end, '<', today),
        eb.and([eb('billed_until', '<', today), eb('status', 'in', ['active', 'cancels_at_term_end'])]),
        eb.and([eb('status', '=', 'trial'), eb(sql<string>`terms ->> 'trialUntil'`, '<', today)]),
        announced,
      ]),
    )
    .orderBy('id')
    .limit(pageSize)
    .execute();
  return rows.map(({ id }) => id);
}

/** Brings one subscription to where it stands now, also after a server that stood still for months. */
export async function turnSubscription(
  turner: TermTurner,
  transaction: Kysely<Tables>,
  id: string,
  now: Date,
): Promise<void> {
  for (let rounds = 0; rounds < mostRounds; rounds += 1) {
    const row = await lockSubscription(transaction, id);
    if (!row || !(await takeStep(turner, transaction, row, now))) return;
  }
}

const mostRounds = 1000;

/** In this order: what a term or a trial owes is invoiced before the next one begins, at the prices of its own. */
const takeStep: Step = async (turner, transaction, row, now) => {
  // The next invoice is for the seats that the change brings, unless its payment takes too long to wait for.
  const since = new Date(now.getTime() - longestWait);
  if (await hasChangeUnderWay(transaction, row.id, since)) return false;
  for (const step of [endTrial, bill, endOrRenew, announce]) {
    if (await step(turner, transaction, row, now)) return true;
  }
  return false;
};

/** @returns whether something was done */
type Step = (turner: TermTurner, transaction: Kysely<Tables>, row: StoredSubscription, now: Date) => Promise<boolean>;

const endTrial: Step = async (_, transaction, row, now) => {
  if (row.status !== 'trial' || !isTrialOver(row, now)) return false;
  await writeAndTell(transaction, row, { status: 'active' }, now);
  return true;
};

const endOrRenew: Step = async (_, transaction, row, now) => {
  if (row.status === 'ended' || !isTermOver(row, now)) return false;
  if (!renews(row)) {
    await dropScheduledChange(transaction, row.id, now);
    await writeAndTell(transaction, row, { status: 'ended', renews_on: null, scheduled_change: null }, now);
    return true;
  }
  const agreed = row.agreed_renewal;
  const terms = agreed ? agreedTerms(row, agreed) : renewedTerms(row, await catalogueOf(transaction, row.product_id));
  // What is switched off for payment default stays so until that is paid.
  const status = row.status === 'inactive' ? 'inactive' : 'active';
  const next = { terms, status, agreed_renewal: null } as const;
  const renewed = {
    ...next,
    price_id: agreed?.priceId ?? renewedPriceId(row),
    renews_on: renewalDay(next),
    // All of an agreed term has been invoiced when it was agreed.
    ...(agreed && row.billed_until !== null ? { billed_until: terms.term.end } : {}),
  };
  await writeAndTell(transaction, row, { ...renewed, scheduled_change: null }, now);
  await transaction
    .updateTable('subscription_change')
    .set({ status: 'applied', settled_at: now })
    .where('subscription_id', '=', row.id)
    .where('status', '=', 'scheduled')
    .execute();
  return true;
};

const bill: Step = async (turner, transaction, row, now) => {
  const { billed_until: billedUntil, status, terms } = row;
  const isBilled = status === 'active' || status === 'cancels_at_term_end';
  if (!isBilled || billedUntil === null || billedUntil >= terms.term.end) return false;
  if (billedUntil >= dayInZone(now, terms.timeZone)) return false;
  const from = billedUntil < terms.term.start ? terms.term.start : nextDay(billedUntil);
  const whole = billingPeriod(terms.term, from, terms.anchor);
  const invoiceId = await issueForPeriod(
    turner,
    transaction,
    { row, whole, period: { start: from, end: whole.end } },
    now,
  );
  await writeSubscription(transaction, row, { billed_until: whole.end }, now);
  const data = { subscriptionId: row.id, status };
  await publishEvent(transaction, row.customer_id, { type: 'subscription.changed', data }, now);
  if (invoiceId !== null) {
    await turner.payments.chargeInvoice(transaction, { customerId: row.customer_id, invoiceId });
  }
  return true;
};

const announce: Step = async (_, transaction, row, now) => {
  const deadline = openDeadline(row, now);
  const { term, autoRenew, product, plan } = row.terms;
  const isNear = deadline !== null && deadline.getTime() - now.getTime() <= announcedBefore;
  const isOn = row.status === 'active' || row.status === 'trial';
  if (!autoRenew || row.agreed_renewal || !isOn || !isNear || row.announced_for === term.end) return false;
  const facts: Schemas['NotificationFacts'] = {
    name: `${product.name} ${plan.name}`,
    date: dayInZone(deadline, row.terms.timeZone),
    amount: priceOfTerms(renewedTerms(row, await catalogueOf(transaction, row.product_id))).gross,
  };
  await notify(transaction, row.customer_id, { kind: 'renewal_near', subject: referenceTo(row), facts }, now);
  // Not a change that anybody who edits the subscription has to know of.
  await transaction.updateTable('subscription').set({ announced_for: term.end }).where('id', '=', row.id).execute();
  return false;
};

async function writeAndTell(
  transaction: Kysely<Tables>,
  row: StoredSubscription,
  values: SubscriptionChanges,
  now: Date,
): Promise<void> {
  await writeSubscription(transaction, row, values, now);
  const facts = ({ status, terms }: Pick<StoredSubscription, 'status' | 'terms'>) => ({
    status,
    term: terms.term.end,
    plan: terms.plan.name,
    seats: String(terms.seats.bought),
  });
  const [before, after] = [facts(row), facts({ ...row, ...values })];
  const changes = (['status', 'term', 'plan', 'seats'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
  const { customer_id: customerId, id: subscriptionId } = row;
  const told = { customerId, subscriptionId, actor: systemActor, action: 'subscription_changed' as const, changes };
  await tellOfChange(transaction, told, now);
}
