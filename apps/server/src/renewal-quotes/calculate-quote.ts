import type { Kysely } from 'kysely';
import { sellerKey } from '../customers/buyer-evidence.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { sellerOf } from '../sellers/seller-of.ts';
import { dayInZone } from '../subscriptions/rules/calendar.ts';
import { offerFor } from './offer-for.ts';
import { needsApproval } from './rules.ts';
import { selectQuote, takeQuoteNumber, updateQuote, type QuoteWithDocument } from './store.ts';
import type { QuoteRow, StoredOffer } from './tables.ts';
import { transitions } from './transitions.ts';
import { validUntilOf } from './validity.ts';
import { quoteWording } from './wording/quote-wording.ts';

/**
 * Calculates and numbers a locked quote that is being prepared. It may have to wait for the operator then.
 *
 * @returns the quote as it is now; undefined when what was asked for is not on offer any more
 */
export async function calculateQuote(
  transaction: Kysely<Tables>,
  quote: QuoteWithDocument,
  customer: Schemas['Customer'],
  now: Date,
): Promise<QuoteWithDocument | undefined> {
  const made = await makeOffer(transaction, quote, customer, now);
  if (!made) return undefined;
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
  return selectQuote(transaction, quote.id);
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
