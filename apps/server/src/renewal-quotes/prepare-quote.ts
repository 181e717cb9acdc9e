import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { systemActor } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { QuoteDocument } from '../documents/quote-view.ts';
import { notify } from '../notifications/notify.ts';
import { lockSubscription } from '../subscriptions/lock-subscription.ts';
import { calculateQuote } from './calculate-quote.ts';
import { preparationSteps } from './progress.ts';
import { documentToRender } from './quote-document.ts';
import type { QuoteContext } from './service.ts';
import { insertDocument, lockQuote, selectQuote, updateQuote, type QuoteWithDocument } from './store.ts';
import type { QuoteRow } from './tables.ts';
import { referenceToQuote, tellOfQuote } from './tell-of-quote.ts';
import { transitions } from './transitions.ts';

/** A run of the preparation: what it makes counts while no other one has begun. */
interface Run {
  quoteId: string;
  attempt: number;
}

/** What is to be rendered. */
interface Draft {
  /** The version of the quote that it was made from: whatever changed since then outdates it. */
  basis: number;
  /** The version that the document becomes. */
  version: number;
  document: QuoteDocument;
  locale: string;
}

/**
 * Prepares a quote, or makes its document anew: calculates and numbers it, renders outside of any transaction, and keeps
 * the document. Whatever has been done already is not done again. What fails as often as it may ends as a failed quote.
 */
export async function prepareQuote(context: QuoteContext, quoteId: string): Promise<void> {
  const run = await beginRun(context, quoteId);
  if (!run) return;
  try {
    const draft = await makeDraft(context, run);
    if (!draft) return;
    const { document, locale } = draft;
    await keepDocument(context, run, draft, await context.renderer.renderQuote({ document, locale }));
  } catch (error) {
    if (run.attempt >= context.settings.mostRuns) await giveUp(context, run);
    throw error;
  }
}

/** Counts the run, so that one that kills the server counts too. @returns undefined when there is nothing to be prepared */
async function beginRun({ db, clock, settings }: QuoteContext, quoteId: string): Promise<Run | undefined> {
  return inTransaction(db, async (transaction) => {
    const quote = await lockWithSubscription(transaction, quoteId);
    if (!quote) return undefined;
    const attempt = quote.attempts + 1;
    if (attempt > settings.mostRuns) {
      await fail(transaction, quote, clock());
      return undefined;
    }
    const status = transitions[quote.status].prepare ?? quote.status;
    await updateQuote(transaction, quote, { status, attempts: attempt, steps_done: 0 }, clock());
    await tellOfQuote(transaction, quote, clock());
    return { quoteId, attempt };
  });
}

/** Calculates what is not calculated yet. @returns undefined when there is no document to be made */
async function makeDraft({ db, clock, customers }: QuoteContext, run: Run): Promise<Draft | undefined> {
  return inTransaction(db, async (transaction) => {
    const quote = await lockForRun(transaction, run);
    if (!quote) return undefined;
    const now = clock();
    const customer = await customers.findCustomer({ id: quote.customer_id }, transaction);
    const calculated = quote.status === 'ready' ? quote : await calculateQuote(transaction, quote, customer, now);
    if (!calculated) {
      await fail(transaction, quote, now);
      return undefined;
    }
    if (calculated.status !== 'under_review') await updateQuote(transaction, calculated, { steps_done: 1 }, now);
    await tellOfQuote(transaction, quote, now);
    if (calculated.status === 'under_review') return undefined;
    const document = await documentToRender(transaction, calculated, customer, now);
    return { basis: calculated.version + 1, version: calculated.document_version, document, locale: customer.locale };
  });
}

/** What is to be prepared, with its subscription locked; undefined when nothing is. */
async function lockWithSubscription(
  transaction: Kysely<Tables>,
  quoteId: string,
): Promise<QuoteWithDocument | undefined> {
  const known = await selectQuote(transaction, quoteId);
  if (!known) return undefined;
  await lockSubscription(transaction, known.subscription_id);
  await lockQuote(transaction, quoteId);
  const quote = await selectQuote(transaction, quoteId);
  if (!quote) return undefined;
  const isToPrepare = transitions[quote.status].prepare !== null;
  const isToRender = quote.status === 'ready' && quote.document === null;
  return isToPrepare || isToRender ? quote : undefined;
}

/** The same, while no other run has begun. */
async function lockForRun(
  transaction: Kysely<Tables>,
  { quoteId, attempt }: Run,
): Promise<QuoteWithDocument | undefined> {
  const quote = await lockWithSubscription(transaction, quoteId);
  return quote?.attempts === attempt ? quote : undefined;
}

/** Nobody sees a document before it is whole and the run that made it still counts. */
async function keepDocument(
  { db, clock }: QuoteContext,
  run: Run,
  { basis, version, locale }: Draft,
  bytes: Uint8Array,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const quote = await lockForRun(transaction, run);
    if (quote?.version !== basis) return;
    const now = clock();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await insertDocument(transaction, { quoteId: quote.id, version, locale, sha256, bytes }, now);
    const isNew = quote.ready_at === null;
    const status = quote.status === 'ready' ? quote.status : (transitions[quote.status].complete ?? quote.status);
    const ready = { status, ready_at: quote.ready_at ?? now };
    await updateQuote(transaction, quote, { ...ready, attempts: 0, steps_done: preparationSteps }, now);
    await tellOfQuote(transaction, quote, now, isNew ? { action: 'quote_ready', actor: systemActor } : undefined);
    if (!isNew) return;
    const facts = {
      number: quote.number ?? '',
      name: quote.wanted.productName,
      ...(quote.offer ? { amount: quote.offer.total.gross } : {}),
    };
    await notify(transaction, quote.customer_id, { kind: 'quote_ready', subject: referenceToQuote(quote), facts }, now);
  });
}

async function giveUp({ db, clock }: QuoteContext, run: Run): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const quote = await lockForRun(transaction, run);
    if (quote) await fail(transaction, quote, clock());
  });
}

async function fail(transaction: Kysely<Tables>, quote: QuoteRow, now: Date): Promise<void> {
  const status = transitions[quote.status].fail;
  if (status === null) return;
  await updateQuote(transaction, quote, { status }, now);
  await tellOfQuote(transaction, quote, now);
}
