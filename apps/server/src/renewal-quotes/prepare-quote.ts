import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { systemActor } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { QuoteDocument } from '../documents/quote-view.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { notify } from '../notifications/notify.ts';
import { sellerOf } from '../sellers/seller-of.ts';
import { lockSubscription } from '../subscriptions/lock-subscription.ts';
import { dayInZone } from '../subscriptions/rules/calendar.ts';
import { offerFor } from './offer-for.ts';
import { preparationSteps } from './progress.ts';
import { documentToRender } from './quote-document.ts';
import type { QuoteContext } from './service.ts';
import {
  insertDocument,
  lockQuote,
  selectQuote,
  takeQuoteNumber,
  updateQuote,
  type QuoteWithDocument,
} from './store.ts';
import type { QuoteRow, StoredOffer } from './tables.ts';
import { referenceToQuote, tellOfQuote } from './tell-of-quote.ts';
import { transitions } from './transitions.ts';
import { needsApproval } from './rules.ts';
import { sellerKey } from '../customers/buyer-evidence.ts';
import { validUntilOf } from './validity.ts';
import { quoteWording } from './wording/quote-wording.ts';

/** A run of the preparation: what it makes counts while no other one has begun. */
interface Run {
  quoteId: string;
  attempt: number;
  version: number;
  document: QuoteDocument;
  locale: string;
}

/**
 * Prepares a quote, or makes its document anew: calculates and numbers it, renders outside of any transaction, and keeps
 * the document. Whatever has been done already is not done again.
 */
export async function prepareQuote(context: QuoteContext, quoteId: string): Promise<void> {
  const run = await beginRun(context, quoteId);
  if (!run) return;
  try {
    const bytes = await context.renderer.renderQuote({ document: run.document, locale: run.locale });
    await keepDocument(context, run, bytes);
  } catch (error) {
    if (run.attempt >= context.settings.mostRuns) await giveUp(context, run);
    throw error;
  }
}

/** Calculates what is not calculated yet. @returns undefined when there is no document to be made */
async function beginRun(context: QuoteContext, quoteId: string): Promise<Run | undefined> {
  const { db, clock, settings } = context;
  return inTransaction(db, async (transaction) => {
    const found = await lockWithSubscription(transaction, quoteId);
    if (!found) return undefined;
    const now = clock();
    const attempt = found.attempts + 1;
    if (attempt > settings.mostRuns) {
      await fail(transaction, found, now);
      return undefined;
    }
    const quote = found.status === 'ready' ? found : await calculated(context, transaction, found, now);
    if (!quote) return undefined;
    await updateQuote(transaction, quote, { attempts: attempt, steps_done: 1 }, now);
    await tellOfQuote(transaction, quote, now);
    const customer = await context.customers.findCustomer({ id: quote.customer_id }, transaction);
    const document = await documentToRender(transaction, quote, customer, now);
    return { quoteId, attempt, version: quote.document_version, document, locale: customer.locale };
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

/** The quote with its offer, as it is being prepared; undefined when it waits for the operator or is not possible. */
async function calculated(
  context: QuoteContext,
  transaction: Kysely<Tables>,
  quote: QuoteWithDocument,
  now: Date,
): Promise<QuoteWithDocument | undefined> {
  const customer = await context.customers.findCustomer({ id: quote.customer_id }, transaction);
  const made = await makeOffer(transaction, quote, customer, now);
  if (!made) {
    await fail(transaction, quote, now);
    return undefined;
  }
  const { offer, validUntil, isHeld } = made;
  const { party } = await sellerOf(transaction, customer.brandId);
  const day = dayInZone(now, offer.terms.timeZone);
  const number = quote.number ?? (await takeQuoteNumber(transaction, sellerKey(party), day));
  const version = Math.max(quote.document_version, 1);
  await updateQuote(
    transaction,
    quote,
    {
      status: transitions.preparing[isHeld ? 'hold' : 'prepare'] ?? 'preparing',
      number,
      offer: JSON.stringify(offer),
      document_version: version,
      valid_until: isHeld ? null : validUntil,
      consent_text: quoteWording(customer.locale).consent(number, customer.party.name, version),
      ...(isHeld ? { review: JSON.stringify(awaited(party)) } : {}),
    },
    now,
  );
  if (!isHeld) return selectQuote(transaction, quote.id);
  await tellOfQuote(transaction, quote, now);
  return undefined;
}

interface MadeOffer {
  offer: StoredOffer;
  validUntil: Date;
  /** The operator looks at it first. */
  isHeld: boolean;
}

/** What has been offered, or looked at by the operator, stays as it was. @returns undefined when it is not on offer any more */
async function makeOffer(
  transaction: Kysely<Tables>,
  quote: QuoteRow,
  customer: Schemas['Customer'],
  now: Date,
): Promise<MadeOffer | undefined> {
  const { offer: kept, valid_until: keptUntil } = quote;
  if (kept && keptUntil && quote.ready_at) return { offer: kept, validUntil: keptUntil, isHeld: false };
  try {
    const renewing = { customer, subscriptionId: quote.subscription_id };
    const { offer: fresh, basis } = await offerFor(transaction, renewing, termsOf(quote), now);
    const isDecided = quote.review !== null;
    const offer = isDecided && kept ? kept : fresh;
    const isHeld = !isDecided && needsApproval(basis.rules, offer.total);
    return { offer, validUntil: validUntilOf(basis.rules, offer.terms, now), isHeld };
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

function awaited(seller: Schemas['Party']): Schemas['QuoteReview'] {
  return { reason: 'amount', contact: contactOf(seller), note: null, decidedAt: null };
}

function termsOf({ wanted }: QuoteRow): Schemas['QuoteTerms'] {
  return { seats: wanted.seats, planId: wanted.plan.id, termMonths: wanted.term.months };
}

function contactOf({ name, contact }: Schemas['Party']): Schemas['QuoteContact'] | null {
  if (!contact?.email) return null;
  const phone = contact.phone ? { phone: contact.phone } : {};
  return { name: contact.name ?? name, email: contact.email, ...phone };
}

/** Nobody sees a document before it is whole and the run that made it still counts. */
async function keepDocument({ db, clock }: QuoteContext, run: Run, bytes: Uint8Array): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const quote = await lockWithSubscription(transaction, run.quoteId);
    if (!quote || quote.attempts !== run.attempt || quote.document_version !== run.version) return;
    const now = clock();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { quoteId, version, locale } = run;
    await insertDocument(transaction, { quoteId, version, locale, sha256, bytes }, now);
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

async function giveUp({ db, clock }: QuoteContext, { quoteId, attempt }: Run): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const quote = await lockWithSubscription(transaction, quoteId);
    if (quote?.attempts === attempt) await fail(transaction, quote, clock());
  });
}

async function fail(transaction: Kysely<Tables>, quote: QuoteRow, now: Date): Promise<void> {
  const status = transitions[quote.status].fail;
  if (status === null) return;
  await updateQuote(transaction, quote, { status }, now);
  await tellOfQuote(transaction, quote, now);
}
