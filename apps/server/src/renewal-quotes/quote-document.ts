import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { documentLocale } from '../documents/document-language.ts';
import type { QuoteDocument } from '../documents/quote-view.ts';
import type { Schemas } from '../http/operations.ts';
import { partyOnDocument } from '../invoices/invoice-head.ts';
import { treatmentOf } from '../invoices/tax-treatments.ts';
import { sellerOf } from '../sellers/seller-of.ts';
import { dayInZone } from '../subscriptions/rules/calendar.ts';
import type { QuoteRow } from './tables.ts';

/** What the document of a calculated quote says. @throws RangeError when it is not calculated */
export async function documentToRender(
  transaction: Kysely<Tables>,
  quote: QuoteRow,
  customer: Schemas['Customer'],
  now: Date,
): Promise<QuoteDocument> {
  const { number, offer, wanted, valid_until: validUntil } = quote;
  if (number === null || !offer || !validUntil) throw new RangeError(`The quote ${quote.id} is not calculated.`);
  const { party } = await sellerOf(transaction, customer.brandId);
  const { tax, timeZone } = offer.terms;
  const { exemptionReason } = treatmentOf(
    tax,
    documentLocale(customer.locale).language,
    party.address?.country ?? null,
  );
  return {
    number,
    version: quote.document_version,
    issueDate: dayInZone(quote.ready_at ?? now, timeZone),
    validUntil: dayInZone(validUntil, timeZone),
    seller: partyOnDocument(party, tax),
    buyer: partyOnDocument(customer.party, tax),
    productName: wanted.productName,
    planName: wanted.plan.name,
    seats: wanted.seats,
    term: wanted.term,
    lines: offer.lines,
    taxes: offer.taxes,
    total: offer.total,
    taxReasons: exemptionReason === null ? [] : [exemptionReason],
    purchaseOrderReference: quote.purchase_order_reference,
    contact: quote.asked.contact ?? null,
    conditions: offer.conditions,
  };
}
