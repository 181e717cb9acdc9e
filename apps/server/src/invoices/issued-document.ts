import type { DocumentLanguage } from '../documents/document-language.ts';
import type { Schemas } from '../http/operations.ts';
import type { SellerSettings } from '../sellers/tables.ts';
import { plainHead } from './invoice-head.ts';
import { buildInvoice } from './invoice-builder.ts';
import type { InvoiceDraft, InvoiceHead } from './invoice-builder.ts';
import type { InvoiceToIssue } from './issue-invoice.ts';
import { draftOf } from './issued-lines.ts';
import { chargedTerms, creditNoteTerms, paymentTerms } from './issuing-words.ts';
import { chargedWay, paymentOf } from './payment-instructions.ts';
import { treatmentOf } from './tax-treatments.ts';

/** All that a document is made from. */
export interface DocumentFacts extends Pick<InvoiceToIssue, 'lines' | 'tax' | 'currency' | 'day' | 'period'> {
  number: string;
  type: Schemas['InvoiceType'];
  precedingInvoices?: InvoiceToIssue['precedingInvoices'];
  paidBy?: InvoiceToIssue['paidBy'];
  chargedTo?: InvoiceToIssue['chargedTo'];
  seller: SellerSettings;
  buyer: Schemas['Party'];
  purchaseOrder: string | null;
  language: DocumentLanguage;
}

/** The document of an invoice or a credit note; the amounts of both are positive when they are worth their name. */
export function issuedDocument(facts: DocumentFacts): Schemas['InvoiceDocument'] {
  const { type, lines, tax, currency, seller, language } = facts;
  const treatment = treatmentOf(tax, language, seller.party.address?.country ?? null);
  const sign = type === 'credit_note' ? -1 : 1;
  const accounting = accountingOf(seller, currency);
  return buildInvoice({
    head: headOf(facts),
    lines: lines.map((line) => draftOf(line, treatment, sign)),
    ...(accounting ? { accounting } : {}),
  });
}

/** The tax of an invoice in a foreign currency is stated in the seller's own too (BT-111), as some laws demand. */
function accountingOf({ accounting }: SellerSettings, currency: string): InvoiceDraft['accounting'] {
  const rate = accounting?.rates[currency];
  if (!accounting || rate === undefined || accounting.currency === currency) return undefined;
  return { currency: accounting.currency, rate };
}

function headOf(facts: DocumentFacts): InvoiceHead {
  const { number, type, day, currency, period, tax, seller, buyer, language, purchaseOrder } = facts;
  const head = plainHead({ number, type, issueDate: day, currency, seller: seller.party, buyer, tax });
  return {
    ...head,
    references: { ...head.references, purchaseOrder },
    precedingInvoices: facts.precedingInvoices ?? [],
    notes: notesIn(seller, language),
    period,
    ...(type === 'credit_note' ? { paymentTerms: creditNoteTerms[language] } : paymentHead(facts)),
  };
}

/** In the customer's language, else in one that there is: what the law demands has to be said in some. */
function notesIn({ notes }: SellerSettings, language: DocumentLanguage): InvoiceHead['notes'] {
  return notes[language] ?? notes['en'] ?? Object.values(notes)[0] ?? [];
}

type PaymentHead = Pick<InvoiceHead, 'dueDate' | 'paymentTerms' | 'payment'>;

/** When and how it is paid. What has been paid already is due on its day. */
function paymentHead({ number, day, seller, language, paidBy, chargedTo = paidBy }: DocumentFacts): PaymentHead {
  const dueDate = daysAfter(day, paidBy ? 0 : seller.netDays);
  if (!chargedTo) {
    const payment = paymentOf({ kind: 'transfer' }, seller, number);
    return { dueDate, paymentTerms: paymentTerms(language, seller.netDays), payment };
  }
  const way = chargedWay(chargedTo.means, chargedTo.holder ?? null);
  return {
    dueDate,
    paymentTerms: chargedTerms(language, chargedTo.means),
    payment: way ? paymentOf(way, seller, number) : null,
  };
}

function daysAfter(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
