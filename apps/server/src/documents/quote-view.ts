import type { Schemas } from '../http/operations.ts';
import { documentLocale } from './document-language.ts';
import { formatsOf } from './formats.ts';
import { dateOf, footerOf, letterheadOf, type Fact, type LetterView, type Wording } from './invoice-view.ts';
import { partyView, type PartyView } from './party-view.ts';
import type { TotalRow } from './totals-view.ts';

/** A renewal quote as it is printed. */
export interface QuoteDocument {
  number: string;
  /** From 1; a new reference gives a new version. */
  version: number;
  /** ISO day. */
  issueDate: string;
  /** Last ISO day on which it can be accepted. */
  validUntil: string;
  seller: Schemas['Party'];
  buyer: Schemas['Party'];
  productName: string;
  planName: string;
  seats: number;
  term: Schemas['SubscriptionTerm'];
  lines: readonly Schemas['QuoteLine'][];
  taxes: readonly Schemas['ChangeTax'][];
  total: Schemas['TaxedAmount'];
  /** Why no tax is charged; empty when it is. */
  taxReasons: readonly string[];
  purchaseOrderReference: string | null;
  contact: Schemas['QuoteContact'] | null;
  conditions: string | null;
}

/** Everything a quote prints, as finished text in the order of reading. */
export interface QuoteView extends LetterView {
  heading: string;
  number: string;
  amount: Fact;
  validUntil: Fact;
  parties: PartyView[];
  facts: Fact[];
  lines: {
    columns: { item: string; quantity: string; unitPrice: string; amount: string };
    rows: { item: string; detail: string | null; quantity: string; unitPrice: string; amount: string }[];
  };
  totals: TotalRow[];
  notes: { heading: string; texts: string[] } | null;
}

function factsOf(quote: QuoteDocument, { strings, format }: Wording): Fact[] {
  const { quote: words } = strings;
  const { term, contact } = quote;
  const whom = contact && [contact.name, contact.email, contact.phone ?? ''].filter((part) => part !== '').join('\n');
  return [
    { label: strings.issueDate, value: format.day(quote.issueDate) },
    { label: words.product, value: `${quote.productName} ${quote.planName}` },
    { label: words.seats, value: format.number(String(quote.seats)) },
    { label: words.term, value: format.days(term.start, term.end) },
    ...(quote.purchaseOrderReference === null
      ? []
      : [{ label: strings.references.purchaseOrder, value: quote.purchaseOrderReference }]),
    ...(whom ? [{ label: words.contact, value: whom }] : []),
    ...(quote.version > 1 ? [{ label: words.version, value: String(quote.version) }] : []),
  ];
}

function rowsOf({ lines }: QuoteDocument, { strings, format }: Wording): QuoteView['lines']['rows'] {
  return lines.map(({ description, quantity, unitPrice, discountPercentage, net }) => ({
    item: description,
    detail:
      discountPercentage === null ? null : strings.labelled(strings.allowance, format.percent(discountPercentage)),
    quantity: format.number(String(quantity)),
    unitPrice: format.money(unitPrice),
    amount: format.money(net),
  }));
}

function totalsOf({ taxes, total }: QuoteDocument, { strings, format }: Wording): TotalRow[] {
  return [
    { label: strings.totals.net, amount: format.money(total.net), kind: 'sum' },
    ...taxes.map(({ category, amount }): TotalRow => {
      const rate = category.rate === null ? null : format.percent(category.rate);
      return { label: strings.totals.tax(rate), amount: format.money(amount), kind: 'plain' };
    }),
    { label: strings.totals.gross, amount: format.money(total.gross), kind: 'due' },
  ];
}

function notesOf({ taxReasons, conditions }: QuoteDocument, { strings }: Wording): QuoteView['notes'] {
  const texts = [...taxReasons, conditions ?? ''].map((text) => text.trim()).filter((text) => text !== '');
  return texts.length === 0 ? null : { heading: strings.quote.conditions, texts };
}

/**
 * Turns a renewal quote into finished text in the language of the document.
 *
 * @param locale BCP 47 tag; languages without words of their own are written in English with their own figures.
 */
export function quoteView(quote: QuoteDocument, locale: string): QuoteView {
  const written = documentLocale(locale);
  const wording: Wording = { ...written, format: formatsOf(written) };
  const { strings, format } = wording;
  return {
    language: written.language,
    title: `${strings.quote.heading} ${quote.number}`,
    author: quote.seller.name,
    date: dateOf(quote.issueDate),
    letterhead: letterheadOf(quote),
    footer: footerOf(quote, wording),
    pages: strings.pageOf('{page}', '{count}'),
    heading: strings.quote.heading,
    number: quote.number,
    amount: { label: strings.totals.gross, value: format.money(quote.total.gross) },
    validUntil: { label: strings.quote.validUntil, value: format.day(quote.validUntil) },
    parties: [
      partyView(strings.quote.offeredTo, quote.buyer, wording),
      partyView(strings.seller, quote.seller, wording),
    ],
    facts: factsOf(quote, wording),
    lines: {
      columns: {
        item: strings.columns.item,
        quantity: strings.columns.quantity,
        unitPrice: strings.columns.unitPrice,
        amount: strings.columns.amount,
      },
      rows: rowsOf(quote, wording),
    },
    totals: totalsOf(quote, wording),
    notes: notesOf(quote, wording),
  };
}
