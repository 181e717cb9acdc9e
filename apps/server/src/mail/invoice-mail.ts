import { documentLocale } from '../documents/document-language.ts';
import { formatsOf } from '../documents/formats.ts';
import type { Schemas } from '../http/operations.ts';
import type { MailBrand } from './brand.ts';
import { invoiceMailHtml } from './invoice-mail-html.ts';
import { invoiceMailText } from './invoice-mail-text.ts';
import { de } from './wording/de.ts';
import { en } from './wording/en.ts';
import { fr } from './wording/fr.ts';
import type { MailWording } from './wording/mail-wording.ts';

/** What is told in a mail with invoices. */
export interface InvoiceMailContent {
  /** BCP 47 tag of the wanted language. */
  locale: string;
  brand: MailBrand;
  /** The person who sends, as recipients know them; null when the seller's system does so by itself. */
  sender: string | null;
  customer: string;
  /** The sender's own words. */
  message: string | null;
  /** Where questions about billing go. */
  contact: string | null;
  invoices: readonly Pick<Schemas['InvoiceDocument'], 'type' | 'number' | 'issueDate' | 'dueDate' | 'totals'>[];
  fileCount: number;
}

/** A document as the mail lists it: finished text. */
export interface ListedDocument {
  title: string;
  issueDate: string;
  dueDate: string | null;
  amount: string;
}

/** A mail as finished text, before it becomes plain text or markup. */
export interface InvoiceMailView {
  wording: MailWording;
  brand: MailBrand;
  subject: string;
  introduction: string;
  message: { heading: string; lines: string[] } | null;
  documents: ListedDocument[];
  attached: string;
  footer: string[];
}

const wordings = { en, fr, de };

/** Subject, plain text and HTML of a mail with invoices, in the wanted language or in English. */
export function writeInvoiceMail(content: InvoiceMailContent): {
  subject: string;
  text: string;
  html: string;
  language: string;
} {
  const view = viewOf(content);
  const { subject, wording } = view;
  return { subject, text: invoiceMailText(view), html: invoiceMailHtml(view), language: wording.language };
}

function viewOf(content: InvoiceMailContent): InvoiceMailView {
  const { customer, message, contact, invoices } = content;
  const brand = { ...content.brand, name: onOneLine(content.brand.name) };
  const locale = documentLocale(content.locale);
  const wording = wordings[locale.language];
  const format = formatsOf(locale);
  const sender = content.sender === null ? null : onOneLine(content.sender);
  const recipient = onOneLine(customer);
  const documents = invoices.map((invoice) => ({
    title: `${invoice.type === 'credit_note' ? wording.creditNote : wording.invoice} ${onOneLine(invoice.number)}`,
    issueDate: format.day(invoice.issueDate),
    dueDate: invoice.dueDate === null ? null : format.day(invoice.dueDate),
    amount: format.money(invoice.totals.gross),
  }));
  const [first] = documents;
  const several = invoices.every(({ type }) => type === 'invoice') ? wording.invoices : wording.documents;
  const what = documents.length === 1 && first ? first.title : several(documents.length);
  return {
    wording,
    brand,
    subject: wording.subject(what, brand.name),
    introduction:
      sender === null
        ? wording.newDocument(brand.name, recipient)
        : wording.introduction(sender, recipient, documents.length),
    message: message === null ? null : { heading: wording.messageFrom(sender ?? brand.name), lines: linesOf(message) },
    documents,
    attached: wording.attached(content.fileCount),
    footer: [
      ...(contact === null ? [] : [wording.questions(contact)]),
      sender === null ? wording.reasonOfNew(recipient, brand.name) : wording.reason(sender, brand.name),
    ],
  };
}

/** Text that somebody typed, without line breaks and without characters that turn the direction of what follows. */
export function onOneLine(text: string): string {
  return text
    .replaceAll(/[\p{Control}\u2028\u2029\s]+/gu, ' ')
    .replaceAll(/\p{Bidi_Control}/gu, '')
    .trim();
}

function linesOf(message: string): string[] {
  return message
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replaceAll(/[\p{Control}\p{Bidi_Control}]/gu, ' '));
}
