import type { Schemas } from '../http/operations.ts';
import { writeQuoteMail } from '../mail/quote-mail.ts';
import { quoteDocument, quoteOf } from '../renewal-quotes/known-quotes.ts';
import { sellerOf } from '../sellers/seller-of.ts';
import { dayInZone } from '../subscriptions/rules/calendar.ts';
import type { LoadedDocuments } from './load-mail.ts';
import type { DeliveryContext } from './service.ts';
import type { PromisedQuote } from './tables.ts';

/** Reads a quote and the promised version of its document. @returns undefined when that is too large to go by mail */
export async function loadQuote(
  { db, settings }: DeliveryContext,
  { id, number, version, files }: PromisedQuote,
  customer: Pick<Schemas['Customer'], 'id' | 'brandId'>,
): Promise<LoadedDocuments | undefined> {
  const quote = await quoteOf(db, id, customer.id);
  const bytes = await quoteDocument(db, id, version);
  if (!quote?.offer || !quote.valid_until || !bytes) throw new Error(`Version ${version} of quote ${id} is not there.`);
  if (bytes.length > settings.largestMail) return undefined;
  const { offer, wanted, valid_until: validUntil } = quote;
  const told = {
    number,
    productName: wanted.productName,
    term: wanted.term,
    total: offer.total.gross,
    validUntil: dayInZone(validUntil, offer.terms.timeZone),
  };
  return {
    attachments: files.map(({ filename }) => ({ filename, mediaType: 'application/pdf', bytes })),
    seller: (await sellerOf(db, customer.brandId)).party,
    write: (content) => writeQuoteMail({ ...content, quote: told }),
  };
}
