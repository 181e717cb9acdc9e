import type { Schemas } from '../http/operations.ts';

import { adjustmentText, negative } from './adjustment-text.ts';
import { periodText } from './facts-view.ts';
import type { InvoiceDocument, Wording } from './invoice-view.ts';
import { breakHint } from './printable-text.ts';

type InvoiceLine = Schemas['InvoiceLine'];

/** A number and the figures it lacks on the right to align on the decimal with its column. */
interface AlignedNumber {
  text: string;
  lacking: string;
}

export interface LineRow {
  position: string;
  name: string;
  details: string[];
  quantity: AlignedNumber;
  unit: string;
  price: AlignedNumber;
  /** What the price is for when that is not one unit. */
  priceNote: string | null;
  tax: string;
  amount: AlignedNumber;
  /** Too long to be kept together on one page. */
  long: boolean;
}

export interface LinesView {
  columns: { position: string; item: string; quantity: string; unitPrice: string; tax: string; amount: string };
  /** What the figures of prices and amounts lack on the right to align with amounts that name their currency. */
  suffix: string;
  rows: LineRow[];
  /** How many of the last rows stay on the page of the totals. */
  keep: number;
  /** Whether figures are so wide that the table needs smaller type. */
  dense: boolean;
  /** Whether positions are longer than a number. */
  longPositions: boolean;
}

/** A row of more characters may be cut by the end of a page. */
const longestKept = 700;
/** Identifiers of more characters make the column of positions a fixed width. */
const longestPosition = 8;
/** Figures of one row that still leave room for the description at full size. */
const widestFigures = 52;

function decimalsOf(text: string, separator: string): number {
  const point = text.lastIndexOf(separator);
  return point < 0 ? 0 : text.length - point - separator.length;
}

function aligned(text: string, separator: string, most: number): AlignedNumber {
  const own = decimalsOf(text, separator);
  return { text, lacking: (own === 0 && most > 0 ? separator : '') + '0'.repeat(most - own) };
}

/** Aligns a column of numbers on the decimal separator. */
function alignColumn(texts: string[], separator: string): AlignedNumber[] {
  const most = texts.reduce((widest, text) => Math.max(widest, decimalsOf(text, separator)), 0);
  return texts.map((text) => aligned(text, separator, most));
}

function identifierDetails({ item }: InvoiceLine, { strings, format }: Wording): string[] {
  const labelled: [string, string | null][] = [
    [strings.lines.sellerIdentifier, item.sellerIdentifier],
    [strings.lines.buyerIdentifier, item.buyerIdentifier],
    [strings.lines.standardIdentifier, item.standardIdentifier?.value ?? null],
    [strings.lines.origin, item.originCountry === null ? null : format.country(item.originCountry)],
  ];
  const parts = labelled.flatMap(([label, value]) => (value === null ? [] : [`${label} ${value}`]));
  return parts.length === 0 ? [] : [parts.join(' \u00b7 ')];
}

function referenceDetails(line: InvoiceLine, { strings }: Wording): string[] {
  const labelled: [string, string | null][] = [
    [strings.lines.orderLine, line.orderLineReference],
    [strings.lines.accounting, line.accountingReference],
    [strings.lines.object, line.objectIdentifier?.value ?? null],
  ];
  const parts = labelled.flatMap(([label, value]) => (value === null ? [] : [`${label} ${value}`]));
  return parts.length === 0 ? [] : [parts.join(' \u00b7 ')];
}

function adjustmentDetails({ allowances, charges, price }: InvoiceLine, wording: Wording): string[] {
  const { strings, format } = wording;
  const listPrice =
    price.gross && price.discount
      ? [strings.lines.listPrice(format.price(price.gross), format.price(price.discount))]
      : [];
  return [
    ...listPrice,
    ...allowances.map((one) =>
      strings.labelled(adjustmentText(strings.allowance, one, wording), format.money(negative(one.amount))),
    ),
    ...charges.map((one) => strings.labelled(adjustmentText(strings.charge, one, wording), format.money(one.amount))),
  ];
}

function detailsOf(line: InvoiceLine, wording: Wording): string[] {
  const description = line.item.description?.trim() ?? '';
  const period = periodText(line.period, wording);
  return [
    ...(description === '' || description === line.item.name ? [] : [description]),
    ...line.item.attributes.map(({ name, value }) => wording.strings.labelled(name, value)),
    ...(period === null ? [] : [period]),
    ...identifierDetails(line, wording),
    ...referenceDetails(line, wording),
    ...adjustmentDetails(line, wording),
    ...(line.note?.trim() ? [line.note.trim()] : []),
  ];
}

function taxText({ tax }: InvoiceLine, { format }: Wording): string {
  const rate = tax.rate === null ? '' : format.percent(tax.rate);
  if (tax.code === 'S') return rate;
  return Number(tax.rate ?? 0) === 0 ? tax.code : `${tax.code} ${rate}`;
}

function priceNote({ price }: InvoiceLine, { format, strings }: Wording): string | null {
  const base = price.baseQuantity;
  if (!base || Number(base.value) === 1) return null;
  return strings.lines.pricePer('', format.quantity(base)).trim();
}

/** Line identifiers may be whole words; the narrow column breaks them where it must. */
function positionText(id: string): string {
  return id.length > longestPosition ? id.replaceAll(/\S{6}(?=\S)/gu, `$&${breakHint}`) : id;
}

function keptRows(rows: LineRow[]): number {
  const last = rows.slice(-2);
  const firstLong = last.findLastIndex(({ long }) => long);
  return last.length - firstLong - 1;
}

/** The lines of an invoice as rows of a table; null for a document without lines. */
export function linesView({ lines, currency }: InvoiceDocument, wording: Wording): LinesView | null {
  if (lines.length === 0) return null;
  const { strings, format } = wording;
  const separator = format.decimalSeparator;
  const quantities = alignColumn(
    lines.map(({ quantity }) => format.number(quantity.value)),
    separator,
  );
  const prices = alignColumn(
    lines.map(({ price }) => format.priceFigures(price.net)),
    separator,
  );
  const suffix = format.suffix(currency);
  const rows = lines.map((line, index): LineRow => {
    const details = detailsOf(line, wording);
    const quantity = quantities[index] ?? { text: '', lacking: '' };
    const price = prices[index] ?? { text: '', lacking: '' };
    return {
      position: positionText(line.id),
      name: line.item.name,
      details,
      quantity,
      unit: format.unit(line.quantity),
      price,
      priceNote: priceNote(line, wording),
      tax: taxText(line, wording),
      amount: { text: format.figures(line.netAmount), lacking: suffix },
      long: [line.item.name, ...details].join('').length > longestKept,
    };
  });
  const widest = rows.map(
    ({ quantity, unit, price, amount }) =>
      [quantity.text, quantity.lacking, unit, price.text, price.lacking, amount.text].join('').length,
  );
  const dense = widest.some((width) => width > widestFigures);
  const longPositions = lines.some(({ id }) => id.length > longestPosition);
  return { columns: strings.columns, suffix, rows, keep: keptRows(rows), dense, longPositions };
}
