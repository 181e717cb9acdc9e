import type { Schemas } from '../http/operations.ts';

import { documentLocale } from './document-language.ts';
import type { DocumentLocale } from './document-language.ts';
import { headerFacts } from './facts-view.ts';
import { formatsOf, instantOf } from './formats.ts';
import type { Formats } from './formats.ts';
import { linesView } from './lines-view.ts';
import type { LinesView } from './lines-view.ts';
import { addressOf, partyView } from './party-view.ts';
import type { PartyView } from './party-view.ts';
import { paymentFacts } from './payment-view.ts';
import { taxesView, totalRows } from './totals-view.ts';
import type { TaxesView, TotalRow } from './totals-view.ts';

export type InvoiceDocument = Schemas['InvoiceDocument'];

/** A label and what it says. */
export interface Fact {
  label: string;
  value: string;
}

/** What the parts of a document are written with. */
export interface Wording extends DocumentLocale {
  format: Formats;
}

/** What every printed document has around its content. */
export interface LetterView {
  language: string;
  /** Title of the file. */
  title: string;
  author: string;
  /** Day of the document as year, month, day; null when it has none. */
  date: [number, number, number] | null;
  letterhead: string;
  footer: string;
  /** Text with {page} and {count} in it. */
  pages: string;
}

/** Everything the template prints, as finished text in the order of reading. */
export interface InvoiceView extends LetterView {
  heading: string;
  number: Fact;
  issueDate: Fact;
  dueDate: Fact | null;
  amount: Fact;
  parties: PartyView[];
  facts: Fact[];
  lines: LinesView | null;
  totals: TotalRow[];
  taxes: TaxesView | null;
  payment: { heading: string; facts: Fact[] } | null;
  notes: { heading: string; texts: string[] } | null;
  attachments: { heading: string; facts: Fact[] } | null;
}

/** What kind of document it is, in words. */
export function headingOf({ type, typeCode }: InvoiceDocument, { strings }: Wording): string {
  const known = Object.hasOwn(strings.titles, typeCode) ? strings.titles[typeCode] : undefined;
  return known ?? (type === 'credit_note' ? strings.titles.creditNote : strings.titles.invoice);
}

/** A day as year, month, day; null when it is no real day. */
export function dateOf(day: string): [number, number, number] | null {
  const instant = instantOf(day);
  if (Number.isNaN(instant.valueOf())) return null;
  return [instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate()];
}

function partiesOf(document: InvoiceDocument, wording: Wording): PartyView[] {
  const { strings } = wording;
  const parties: [string, Schemas['Party'] | null][] = [
    [strings.buyer, document.buyer],
    [strings.seller, document.seller],
    [strings.payee, document.payee],
    [strings.taxRepresentative, document.taxRepresentative],
  ];
  return parties.flatMap(([heading, party]) => (party ? [partyView(heading, party, wording)] : []));
}

function attachmentsOf({ attachments }: InvoiceDocument, { strings }: Wording): InvoiceView['attachments'] {
  if (attachments.length === 0) return null;
  const facts = attachments.map(({ id, description, filename, uri }) => ({
    label: id,
    value: [description, filename, uri].filter((text) => text !== null && text !== '').join(' \u00b7 '),
  }));
  return { heading: strings.attachments, facts };
}

function notesOf({ notes }: InvoiceDocument, { strings }: Wording): InvoiceView['notes'] {
  const texts = notes.map(({ text }) => text.trim()).filter((text) => text !== '');
  return texts.length === 0 ? null : { heading: strings.notes, texts };
}

/** Who the document is from, as its head says it. */
export function letterheadOf({ seller }: Pick<InvoiceDocument, 'seller'>): string {
  return seller.tradingName ?? seller.name;
}

/** Who the document is from, for the foot of every page. */
export function footerOf({ seller }: Pick<InvoiceDocument, 'seller'>, wording: Wording): string {
  const address = addressOf(seller.address, wording).join(', ');
  const taxId = seller.taxId === null ? '' : `${wording.strings.taxId} ${seller.taxId}`;
  return [seller.name, address, taxId].filter((text) => text !== '').join(' \u00b7 ');
}

/**
 * Turns an invoice into finished text: words, dates and amounts in the language of the document.
 *
 * @param locale BCP 47 tag; languages without words of their own are written in English with their own figures.
 */
export function invoiceView(document: InvoiceDocument, locale: string): InvoiceView {
  const written = documentLocale(locale);
  const wording: Wording = { ...written, format: formatsOf(written) };
  const { strings, format } = wording;
  const heading = headingOf(document, wording);
  const payment = paymentFacts(document, wording);
  const isCredit = document.type === 'credit_note';
  return {
    language: written.language,
    title: `${heading} ${document.number}`,
    author: document.seller.name,
    date: dateOf(document.issueDate),
    heading,
    number: { label: strings.number, value: document.number },
    issueDate: { label: strings.issueDate, value: format.day(document.issueDate) },
    dueDate: document.dueDate === null ? null : { label: strings.dueDate, value: format.day(document.dueDate) },
    amount: {
      label: isCredit ? strings.amountCredited : strings.amountDue,
      value: format.money(document.totals.due),
    },
    letterhead: letterheadOf(document),
    parties: partiesOf(document, wording),
    facts: headerFacts(document, wording),
    lines: linesView(document, wording),
    totals: totalRows(document, wording),
    taxes: taxesView(document, wording),
    payment: payment.length === 0 ? null : { heading: strings.payment.heading, facts: payment },
    notes: notesOf(document, wording),
    attachments: attachmentsOf(document, wording),
    footer: footerOf(document, wording),
    pages: strings.pageOf('{page}', '{count}'),
  };
}
