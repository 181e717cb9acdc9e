import type { Schemas } from '../http/operations.ts';
import { documentTypeOf, undefinedPaymentMeans } from './codes.ts';
import { required } from './fields.ts';
import { malformed, unsupported } from './problems.ts';

type Money = Schemas['Money'];
type Payment = Schemas['PaymentInstructions'];

/** Amounts of BG-22 as the document states them; null where it does not. */
export type StatedTotals = { [Name in keyof Schemas['InvoiceTotals']]: Money | null };

/** The document's currency and, where it has one, the currency of its tax accounts. */
export interface Currencies {
  currency: string;
  accountingCurrency: string | null;
}

/** @param creditNoteRoot the syntax has already said that this is a credit note. */
export function typeOf(typeCode: string, creditNoteRoot: boolean): Schemas['InvoiceType'] {
  const type = documentTypeOf(typeCode);
  if (type === undefined) throw unsupported('BT-3 Invoice type code is no invoice or credit note of EN 16931.');
  return creditNoteRoot ? 'credit_note' : type;
}

function taxTotal(stated: StatedTotals, net: Money, gross: Money): Money {
  if (stated.tax !== null) return stated.tax;
  // BT-110 is optional; without it nothing may stand between the net and the gross total (BR-CO-15).
  if (gross.amount !== net.amount) throw malformed('BT-110 Invoice total VAT amount is missing.');
  return { amount: 0, currency: net.currency };
}

/**
 * BG-22 with nothing recomputed. What EN 16931 lets a document leave out is zero; a document without lines (the profile
 * MINIMUM) has no sum of them, and its net total stands there.
 */
export function totalsOf(stated: StatedTotals, hasLines: boolean, currency: string): Schemas['InvoiceTotals'] {
  const none: Money = { amount: 0, currency };
  const net = required(stated.net, 'BT-109 Invoice total amount without VAT');
  const gross = required(stated.gross, 'BT-112 Invoice total amount with VAT');
  return {
    lines: required(stated.lines ?? (hasLines ? null : net), 'BT-106 Sum of invoice line net amount'),
    allowances: stated.allowances ?? none,
    charges: stated.charges ?? none,
    net,
    tax: taxTotal(stated, net, gross),
    taxInAccountingCurrency: stated.taxInAccountingCurrency,
    gross,
    prepaid: stated.prepaid ?? none,
    rounding: stated.rounding ?? none,
    due: required(stated.due, 'BT-115 Amount due for payment'),
  };
}

/** Not subject to VAT: the category has no rate, although some documents write 0. */
const outsideScope = 'O';

/** A tax treatment; null when the document names no category. */
export function taxCategory(code: string | null, rate: string | null): Schemas['TaxCategory'] | null {
  if (code === null) return null;
  return { code, rate: code === outsideScope && rate === '0' ? null : rate };
}

/** One means of payment of the document; a field is null where it says nothing. */
export type PaymentMeans = Omit<Payment, 'meansCode'> & { meansCode: string | null };

/** Of a masked number (BT-87), the digits at its end: `411111******1234`. */
function visibleDigits(card: Payment['card']): Payment['card'] {
  const digits = /^[0-9]{0,6}[*xX#•]+([0-9]{2,6})$/.exec(card?.lastDigits.replace(/[ -]/g, '') ?? '')?.[1];
  return card === null || digits === undefined ? card : { ...card, lastDigits: digits };
}

/** BG-16 is one group in EN 16931; the syntaxes repeat it for every account to pay to. */
export function mergePayments(means: PaymentMeans[]): Payment | null {
  if (means.length === 0) return null;
  const firstStated = <Name extends keyof PaymentMeans>(name: Name) =>
    means.map((one) => one[name]).find((value) => value !== null) ?? null;
  return {
    meansCode: firstStated('meansCode') ?? undefinedPaymentMeans,
    meansText: firstStated('meansText'),
    remittance: firstStated('remittance'),
    creditTransfers: means.flatMap((one) => one.creditTransfers),
    card: visibleDigits(firstStated('card')),
    directDebit: firstStated('directDebit'),
  };
}

/** An attachment (BG-24) as far as the document states it: an element with nothing in it is none. */
export function attachmentsOf(
  stated: (Omit<Schemas['InvoiceDocument']['attachments'][number], 'id'> & { id: string | null })[],
): Schemas['InvoiceDocument']['attachments'] {
  return stated.flatMap((one) => {
    const id = one.id ?? one.filename ?? one.uri;
    return id === null ? [] : [{ ...one, id }];
  });
}

/** The latest of several due dates: by then everything is due. ISO days compare as text. */
export const latestDay = (days: (string | null)[]): string | null =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null;
