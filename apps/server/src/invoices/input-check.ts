import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { FieldProblem } from '../http/problem.ts';

type Document = Schemas['InvoiceDocument'];
type Money = Schemas['Money'];

/**
 * Checks an invoice given as data: one currency throughout, totals that add up by the rules of EN 16931 (BR-CO-10 to
 * BR-CO-16), payments that fit what is due.
 *
 * @throws ProblemError validation_failed with a pointer to each wrong amount
 */
export function checkInvoiceInput(input: Schemas['InvoiceInput']): void {
  const fields = [...wrongCurrencies(input), ...wrongTotals(input.document), ...wrongSettlement(input)];
  if (fields.length > 0) {
    throw new ProblemError('validation_failed', 'The amounts of the invoice contradict each other.', { fields });
  }
}

function wrongCurrencies({ document, paid, credited }: Schemas['InvoiceInput']): FieldProblem[] {
  const { taxInAccountingCurrency, ...totals } = document.totals;
  const checked = { document: { ...document, totals }, paid, credited };
  const fields = currencyProblems(checked, '', document.currency);
  if (taxInAccountingCurrency && taxInAccountingCurrency.currency !== document.accountingCurrency) {
    fields.push(currencyProblem('/document/totals/taxInAccountingCurrency', document.accountingCurrency ?? 'none'));
  }
  return fields;
}

/** Every object with a currency beside an amount or a value is an amount of the document. */
function currencyProblems(value: unknown, pointer: string, currency: string): FieldProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('currency' in value && ('amount' in value || 'value' in value)) {
    return value.currency === currency ? [] : [currencyProblem(pointer, currency)];
  }
  return Object.entries(value).flatMap(([name, item]) => currencyProblems(item, `${pointer}/${name}`, currency));
}

function currencyProblem(pointer: string, currency: string): FieldProblem {
  return { pointer: `${pointer}/currency`, code: 'currency', message: `must be ${currency}` };
}

function wrongTotals({ totals, lines, allowances, charges, taxes }: Document): FieldProblem[] {
  const amounts = {
    lines: lines.length > 0 ? sum(lines.map((line) => line.netAmount)) : totals.lines.amount,
    allowances: sum(allowances.map((allowance) => allowance.amount)),
    charges: sum(charges.map((charge) => charge.amount)),
    net: totals.lines.amount - totals.allowances.amount + totals.charges.amount,
    tax: taxes.length > 0 ? sum(taxes.map((tax) => tax.amount)) : totals.tax.amount,
    gross: totals.net.amount + totals.tax.amount,
    due: totals.gross.amount - totals.prepaid.amount + totals.rounding.amount,
  };
  return Object.entries(amounts).flatMap(([name, expected]) => {
    const stated = totals[name as keyof typeof amounts].amount;
    if (stated === expected) return [];
    const message = `must be ${expected}, from the amounts it is made of`;
    return [{ pointer: `/document/totals/${name}/amount`, code: 'sum', message }];
  });
}

function wrongSettlement({ document, paid, credited }: Schemas['InvoiceInput']): FieldProblem[] {
  const given = Object.entries({ paid, credited }).filter((entry): entry is [string, Money] => entry[1] !== undefined);
  const negative = given.filter(([, { amount }]) => amount < 0);
  if (negative.length > 0) {
    return negative.map(([name]) => ({ pointer: `/${name}/amount`, code: 'minimum', message: 'must not be negative' }));
  }
  const settled = sum(given.map(([, money]) => money));
  if (settled <= Math.max(document.totals.due.amount, 0)) return [];
  const [name] = given.at(-1) ?? ['paid'];
  return [{ pointer: `/${name}/amount`, code: 'maximum', message: 'must not exceed what the document states as due' }];
}

function sum(amounts: readonly Money[]): number {
  return amounts.reduce((total, { amount }) => total + amount, 0);
}
