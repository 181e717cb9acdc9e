import type { Schemas } from '../http/operations.ts';
import {
  onOneLine,
  writeDocumentMail,
  type ListedDocument,
  type MailContent,
  type MailVoice,
  type WrittenMail,
} from './document-mail.ts';

type Invoice = Pick<Schemas['InvoiceDocument'], 'type' | 'number' | 'issueDate' | 'dueDate' | 'totals'>;

/** What is told in a mail with invoices. */
export interface InvoiceMailContent extends MailContent {
  invoices: readonly Invoice[];
}

/** A mail with invoices, in the wanted language or in English. */
export function writeInvoiceMail({ invoices, ...content }: InvoiceMailContent): WrittenMail {
  return writeDocumentMail(content, (voice) => {
    const { wording, seller, sender, customer } = voice;
    const documents = invoices.map((invoice) => listed(invoice, voice));
    const [first] = documents;
    const several = invoices.every(({ type }) => type === 'invoice') ? wording.invoices : wording.documents;
    const what = documents.length === 1 && first ? first.title : several(documents.length);
    return {
      subject: wording.subject(what, seller),
      introduction:
        sender === null
          ? wording.newDocument(seller, customer)
          : wording.introduction(sender, customer, documents.length),
      documents,
      reason: sender === null ? wording.reasonOfNew(customer, seller) : wording.reason(sender, seller),
    };
  });
}

function listed({ type, number, issueDate, dueDate, totals }: Invoice, { wording, format }: MailVoice): ListedDocument {
  return {
    title: `${type === 'credit_note' ? wording.creditNote : wording.invoice} ${onOneLine(number)}`,
    facts: [
      { label: wording.issueDate, value: format.day(issueDate) },
      ...(dueDate === null ? [] : [{ label: wording.dueDate, value: format.day(dueDate) }]),
    ],
    amount: { label: wording.amount, value: format.money(totals.gross) },
  };
}
