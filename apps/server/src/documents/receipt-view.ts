import type { Schemas } from '../http/operations.ts';
import { negative } from './adjustment-text.ts';
import { documentLocale } from './document-language.ts';
import { formatsOf } from './formats.ts';
import {
  dateOf,
  footerOf,
  headingOf,
  letterheadOf,
  type Fact,
  type InvoiceDocument,
  type LetterView,
  type Wording,
} from './invoice-view.ts';
import { partyView, type PartyView } from './party-view.ts';
import type { TotalRow } from './totals-view.ts';

/** Money that arrived for an invoice. */
export interface ReceivedPayment {
  amount: Schemas['Money'];
  /** ISO day. */
  day: string;
  means: Schemas['PaymentMeans'];
}

/** How an invoice stands. */
export interface ReceiptFacts {
  /** What was booked since the invoice was issued, oldest first. */
  payments: ReceivedPayment[];
  /** All that was paid, the prepaid amount of the document included. */
  paid: Schemas['Money'];
  /** Taken off by credit notes. */
  credited: Schemas['Money'];
  /** What is left to pay. */
  due: Schemas['Money'];
}

/** Everything a receipt prints, as finished text in the order of reading. */
export interface ReceiptView extends LetterView {
  heading: string;
  /** Which invoice it is about. */
  subject: string;
  amount: Fact;
  /** Whether anything is left to pay, in words. */
  state: string;
  invoice: Fact[];
  parties: PartyView[];
  payments: {
    heading: string;
    columns: { date: string; means: string; amount: string };
    rows: { date: string; means: string; amount: string }[];
  };
  totals: TotalRow[];
}

function meansText({ kind, brand, lastDigits }: Schemas['PaymentMeans'], { strings }: Wording): string {
  const name = brand === null ? null : brand.charAt(0).toUpperCase() + brand.slice(1);
  const digits = lastDigits === null ? null : `\u2022\u2022\u2022\u2022 ${lastDigits}`;
  return [strings.receipt.means[kind], name, digits].filter((part) => part !== null).join(' \u00b7 ');
}

/** Payments of which only the sum is known are a row of their own, so that the rows make up what was paid. */
function unknownPayments({ totals }: InvoiceDocument, { payments, paid }: ReceiptFacts): Schemas['Money'] {
  const known = payments.reduce((sum, { amount }) => sum + amount.amount, totals.prepaid.amount);
  return { amount: paid.amount - known, currency: paid.currency };
}

function paymentRows(
  document: InvoiceDocument,
  facts: ReceiptFacts,
  wording: Wording,
): ReceiptView['payments']['rows'] {
  const { format, strings } = wording;
  const { prepaid } = document.totals;
  const unknown = unknownPayments(document, facts);
  const none = '\u2013';
  return [
    ...(prepaid.amount === 0
      ? []
      : [{ date: none, means: strings.receipt.beforeIssue, amount: format.money(prepaid) }]),
    ...(unknown.amount <= 0 ? [] : [{ date: none, means: strings.receipt.unknown, amount: format.money(unknown) }]),
    ...facts.payments.map(({ amount, day, means }) => ({
      date: format.day(day),
      means: meansText(means, wording),
      amount: format.money(amount),
    })),
  ];
}

function totalRows({ totals }: InvoiceDocument, facts: ReceiptFacts, wording: Wording): TotalRow[] {
  const { strings, format } = wording;
  const plain = (label: string, money: Schemas['Money']): TotalRow[] =>
    money.amount === 0 ? [] : [{ label, amount: format.money(money), kind: 'plain' }];
  return [
    { label: strings.receipt.invoiceTotal, amount: format.money(totals.gross), kind: 'sum' },
    ...plain(strings.totals.rounding, totals.rounding),
    ...plain(strings.receipt.credited, negative(facts.credited)),
    ...plain(strings.receipt.paid, negative(facts.paid)),
    { label: strings.receipt.left, amount: format.money(facts.due), kind: 'due' },
  ];
}

/**
 * Turns what was paid on an invoice into finished text in the language of the document.
 *
 * @param locale BCP 47 tag; languages without words of their own are written in English with their own figures.
 */
export function receiptView(document: InvoiceDocument, facts: ReceiptFacts, locale: string): ReceiptView {
  const written = documentLocale(locale);
  const wording: Wording = { ...written, format: formatsOf(written) };
  const { strings, format } = wording;
  const { receipt } = strings;
  const lastDay = facts.payments.at(-1)?.day;
  return {
    language: written.language,
    title: `${receipt.heading} ${document.number}`,
    author: document.seller.name,
    date: lastDay === undefined ? null : dateOf(lastDay),
    letterhead: letterheadOf(document),
    footer: footerOf(document, wording),
    pages: strings.pageOf('{page}', '{count}'),
    heading: receipt.heading,
    subject: `${headingOf(document, wording)} ${document.number}`,
    amount: { label: receipt.amountPaid, value: format.money(facts.paid) },
    state: facts.due.amount > 0 ? receipt.leftToPay(format.money(facts.due)) : receipt.paidInFull,
    invoice: [
      { label: strings.issueDate, value: format.day(document.issueDate) },
      { label: receipt.invoiceTotal, value: format.money(document.totals.gross) },
    ],
    parties: [
      partyView(receipt.receivedFrom, document.buyer, wording),
      partyView(receipt.receivedBy, document.payee ?? document.seller, wording),
    ],
    payments: {
      heading: receipt.payments,
      columns: { date: receipt.date, means: strings.payment.means, amount: receipt.amount },
      rows: paymentRows(document, facts, wording),
    },
    totals: totalRows(document, facts, wording),
  };
}
