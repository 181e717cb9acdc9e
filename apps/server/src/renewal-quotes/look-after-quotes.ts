import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import { notify } from '../notifications/notify.ts';
import { dayInZone } from '../subscriptions/rules/calendar.ts';
import { lockQuoteOf } from './change-quote.ts';
import { expireQuote } from './expire-quote.ts';
import { prepareSoon } from './prepare-soon.ts';
import type { QuoteContext } from './service.ts';
import { statusAt } from './standing.ts';
import type { QuoteRow } from './tables.ts';
import { referenceToQuote } from './tell-of-quote.ts';

/** Quotes looked at at once. */
const pageSize = 200;

/** Has quotes looked after at that moment; asked for several times before it, it happens once. */
export async function lookAfterQuotesLater(
  { jobs }: Pick<QuoteContext, 'jobs'>,
  transaction: Kysely<Tables>,
  startAfter: Date,
): Promise<void> {
  await jobs.add(transaction, 'look_after_quotes', {}, { key: 'look after quotes', startAfter });
}

/** Ends quotes whose time is over, says which end soon, and takes up preparations that were lost. Comes back by itself. */
export async function lookAfterQuotes(context: QuoteContext): Promise<void> {
  const { db, settings } = context;
  const failures: unknown[] = [];
  for (let due = await selectDue(context); due.length > 0; due = await selectDue(context, due.at(-1))) {
    for (const id of due) {
      try {
        await inTransaction(db, (transaction) => lookAfter(context, transaction, id));
      } catch (error) {
        failures.push(error);
      }
    }
  }
  // By the queue's own time: a clock that stands still must not make this run without a pause.
  const next = new Date(Date.now() + settings.lookInterval);
  await inTransaction(db, (transaction) => lookAfterQuotesLater(context, transaction, next));
  if (failures.length > 0) throw new AggregateError(failures, 'Not all quotes were looked after.');
}

async function selectDue({ db, clock, settings }: QuoteContext, after = ''): Promise<string[]> {
  const now = clock();
  const soon = new Date(now.getTime() + settings.toldBefore);
  const lost = new Date(now.getTime() - settings.lostAfter);
  const rows = await db
    .selectFrom('renewal_quote')
    .select('id')
    .where('id', '>', after)
    .where((eb) =>
      eb.or([
        eb.and([eb('status', '=', 'ready'), eb('valid_until', '<', now)]),
        eb.and([eb('status', '=', 'ready'), eb('valid_until', '<', soon), eb('expiry_told_at', 'is', null)]),
        eb.and([eb('status', 'in', ['requested', 'preparing']), eb('changed_at', '<', lost)]),
        eb.and([
          eb('status', '=', 'ready'),
          eb('changed_at', '<', lost),
          eb.not(
            eb.exists(
              eb
                .selectFrom('renewal_quote_document')
                .select('version')
                .whereRef('quote_id', '=', 'renewal_quote.id')
                .whereRef('renewal_quote_document.version', '=', 'renewal_quote.document_version'),
            ),
          ),
        ]),
      ]),
    )
    .orderBy('id')
    .limit(pageSize)
    .execute();
  return rows.map(({ id }) => id);
}

async function lookAfter(context: QuoteContext, transaction: Kysely<Tables>, id: string): Promise<void> {
  const now = context.clock();
  const quote = await lockQuoteOf(transaction, id);
  if (quote.status !== 'ready') {
    if (quote.status === 'requested' || quote.status === 'preparing') await prepareSoon(context, transaction, id);
    return;
  }
  if (statusAt(quote, now) === 'expired') return expireQuote(transaction, quote, now);
  await prepareSoon(context, transaction, id);
  if (quote.expiry_told_at === null && isNearEnd(context, quote, now)) await tellOfEnd(transaction, quote, now);
}

function isNearEnd({ settings }: QuoteContext, { valid_until: end }: QuoteRow, now: Date): boolean {
  return end !== null && end.getTime() - now.getTime() < settings.toldBefore;
}

async function tellOfEnd(transaction: Kysely<Tables>, quote: QuoteRow, now: Date): Promise<void> {
  const { valid_until: end, offer, number, wanted } = quote;
  // Nothing that anybody who edits the quote has to know of.
  await transaction.updateTable('renewal_quote').set({ expiry_told_at: now }).where('id', '=', quote.id).execute();
  if (!end || !offer) return;
  const facts = {
    number: number ?? '',
    name: wanted.productName,
    amount: offer.total.gross,
    date: dayInZone(end, offer.terms.timeZone),
  };
  await notify(
    transaction,
    quote.customer_id,
    { kind: 'quote_expiring', subject: referenceToQuote(quote), facts },
    now,
  );
}
