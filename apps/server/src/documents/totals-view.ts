import type { Schemas } from '../http/operations.ts';

import { adjustmentText, negative } from './adjustment-text.ts';
import type { InvoiceDocument, Wording } from './invoice-view.ts';

type Money = Schemas['Money'];

export interface TotalRow {
  label: string;
  amount: string;
  /** `plain` leads to a sum, `sum` is one, `due` is what the reader looks for. */
  kind: 'plain' | 'sum' | 'due';
}

export interface TaxesView {
  heading: string;
  columns: { category: string; rate: string; base: string; amount: string };
  rows: { category: string; rate: string; base: string; amount: string; reasons: string[] }[];
}

function adjustmentRows(document: InvoiceDocument, wording: Wording): TotalRow[] {
  const { strings, format } = wording;
  const { allowances, charges, totals } = document;
  const row = (label: string, money: Money): TotalRow => ({ label, amount: format.money(money), kind: 'plain' });
  const taken = allowances.map((one) => row(adjustmentText(strings.allowance, one, wording), negative(one.amount)));
  const added = charges.map((one) => row(adjustmentText(strings.charge, one, wording), one.amount));
  const unlisted = [
    ...(taken.length === 0 && totals.allowances.amount !== 0
      ? [row(strings.totals.allowances, negative(totals.allowances))]
      : []),
    ...(added.length === 0 && totals.charges.amount !== 0 ? [row(strings.totals.charges, totals.charges)] : []),
  ];
  const rows = [...taken, ...added, ...unlisted];
  const stated = rows.length > 0 || totals.lines.amount !== totals.net.amount;
  return stated ? [row(strings.totals.lines, totals.lines), ...rows] : [];
}

function taxRows({ taxes, totals }: InvoiceDocument, { strings, format }: Wording): TotalRow[] {
  const rows = taxes.map(({ category, amount }): TotalRow => ({
    label: strings.totals.tax(category.rate === null ? null : format.percent(category.rate)),
    amount: format.money(amount),
    kind: 'plain',
  }));
  const single = rows.length === 1 && taxes[0]?.amount.amount === totals.tax.amount;
  const total: TotalRow = { label: strings.totals.taxTotal, amount: format.money(totals.tax), kind: 'plain' };
  const inAccounting = totals.taxInAccountingCurrency;
  return [
    ...rows,
    ...(single ? [] : [total]),
    ...(inAccounting
      ? [
          {
            label: strings.totals.taxInCurrency(inAccounting.currency),
            amount: format.money(inAccounting),
            kind: 'plain' as const,
          },
        ]
      : []),
  ];
}

/** The totals from the sum of the lines to the amount due, in the order in which they are reckoned. */
export function totalRows(document: InvoiceDocument, wording: Wording): TotalRow[] {
  const { strings, format } = wording;
  const { totals, type } = document;
  const settled: TotalRow[] = [
    ...(totals.prepaid.amount === 0
      ? []
      : [{ label: strings.totals.prepaid, amount: format.money(negative(totals.prepaid)), kind: 'plain' as const }]),
    ...(totals.rounding.amount === 0
      ? []
      : [{ label: strings.totals.rounding, amount: format.money(totals.rounding), kind: 'plain' as const }]),
  ];
  const due = type === 'credit_note' ? strings.totals.credited : strings.totals.due;
  return [
    ...adjustmentRows(document, wording),
    { label: strings.totals.net, amount: format.money(totals.net), kind: 'sum' },
    ...taxRows(document, wording),
    { label: strings.totals.gross, amount: format.money(totals.gross), kind: 'sum' },
    ...settled,
    { label: due, amount: format.money(totals.due), kind: 'due' },
  ];
}

/** The code is what the lines show, save for the standard rate, where they show the rate alone. */
function categoryText(code: string, words: Record<string, string>): string {
  const word = Object.hasOwn(words, code) ? words[code] : undefined;
  if (word === undefined) return code;
  return code === 'S' ? word : `${code} \u00b7 ${word}`;
}

/**
 * The VAT breakdown with the reasons for exemptions; null where the totals already say everything, that is for one
 * standard rate.
 */
export function taxesView({ taxes }: InvoiceDocument, { strings, format }: Wording): TaxesView | null {
  const plain = taxes.every(
    ({ category, exemptionReason, exemptionReasonCode }) =>
      category.code === 'S' && exemptionReason === null && exemptionReasonCode === null,
  );
  if (taxes.length === 0 || (plain && taxes.length === 1)) return null;
  const { heading, ...columns } = strings.taxes;
  const rows = taxes.map(({ category, base, amount, exemptionReason, exemptionReasonCode }) => {
    return {
      category: categoryText(category.code, strings.categories),
      rate: category.rate === null ? '\u2013' : format.percent(category.rate),
      base: format.money(base),
      amount: format.money(amount),
      reasons: [exemptionReason?.trim(), exemptionReasonCode].filter((text) => text !== undefined && text !== null),
    };
  });
  return { heading, columns, rows };
}
