import { documentLocale, type DocumentLocale } from '../documents/document-language.ts';
import { formatsOf, type Formats } from '../documents/formats.ts';
import type { MailBrand } from './brand.ts';
import { documentMailHtml } from './document-mail-html.ts';
import { documentMailText } from './document-mail-text.ts';
import { de } from './wording/de.ts';
import { en } from './wording/en.ts';
import { fr } from './wording/fr.ts';
import type { MailWording } from './wording/mail-wording.ts';

/** What is told in every mail that carries documents. */
export interface MailContent {
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
  fileCount: number;
}

/** A label and what it says. */
export interface Fact {
  label: string;
  value: string;
}

/** A document as the mail lists it: finished text. */
export interface ListedDocument {
  title: string;
  facts: Fact[];
  amount: Fact;
}

/** What one kind of document says in its mail. */
export interface MailSubject {
  subject: string;
  introduction: string;
  documents: ListedDocument[];
  /** Why the mail came. */
  reason: string;
}

/** A mail as finished text, before it becomes plain text or markup. */
export interface DocumentMailView extends Omit<MailSubject, 'reason'> {
  wording: MailWording;
  brand: MailBrand;
  message: { heading: string; lines: string[] } | null;
  attached: string;
  footer: string[];
}

/** Subject, plain text and HTML of a mail. */
export interface WrittenMail {
  subject: string;
  text: string;
  html: string;
  language: string;
}

/** Words and formats of a mail's language, and the names in it on one line each. */
export interface MailVoice {
  wording: MailWording;
  /** The words of the documents themselves. */
  strings: DocumentLocale['strings'];
  format: Formats;
  seller: string;
  sender: string | null;
  customer: string;
}

const wordings = { en, fr, de };

/** Writes a mail in the wanted language or in English. @param tell says what is particular to its documents */
export function writeDocumentMail(content: MailContent, tell: (voice: MailVoice) => MailSubject): WrittenMail {
  const locale = documentLocale(content.locale);
  const wording = wordings[locale.language];
  const brand = { ...content.brand, name: onOneLine(content.brand.name) };
  const sender = content.sender === null ? null : onOneLine(content.sender);
  const customer = onOneLine(content.customer);
  const { strings } = locale;
  const { reason, ...told } = tell({
    wording,
    strings,
    format: formatsOf(locale),
    seller: brand.name,
    sender,
    customer,
  });
  const { message, contact } = content;
  const view: DocumentMailView = {
    ...told,
    wording,
    brand,
    message: message === null ? null : { heading: wording.messageFrom(sender ?? brand.name), lines: linesOf(message) },
    attached: wording.attached(content.fileCount),
    footer: [...(contact === null ? [] : [wording.questions(contact)]), reason],
  };
  return {
    subject: view.subject,
    text: documentMailText(view),
    html: documentMailHtml(view),
    language: wording.language,
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
