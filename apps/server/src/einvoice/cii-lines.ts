import type { Schemas } from '../http/operations.ts';
import { ciiLine } from './cii-line.ts';
import { all, first, money, text, type Parent } from './fields.ts';
import type { XmlElement } from './xml.ts';

type Line = Schemas['InvoiceLine'];

const documentOf = (line: XmlElement): Parent => first(line, 'ram:AssociatedDocumentLineDocument');

/** The profile EXTENDED also writes lines that group others or only inform; its total (BT-106) leaves them out. */
function isCounted(line: XmlElement): boolean {
  return !/^(group|information)$/i.test(text(documentOf(line), 'ram:LineStatusReasonCode') ?? '');
}

const isSubLine = (line: XmlElement): boolean => text(documentOf(line), 'ram:ParentLineID') !== null;

const sumOf = (lines: Line[]): bigint => lines.reduce((sum, { netAmount }) => sum + BigInt(netAmount.amount), 0n);

/**
 * BG-25. CII writes sub-lines flat, and extensions differ on whether a line includes those below it. Where only the
 * upper lines add up to the document's own sum (BT-106), the lines below them are left out.
 */
export function ciiLines(transaction: Parent, currency: string): Line[] {
  const elements = all(transaction, 'ram:IncludedSupplyChainTradeLineItem').filter(isCounted);
  const lines = elements.map((element) => ciiLine(element, currency));
  const upper = elements.flatMap((element, index) => (isSubLine(element) ? [] : lines.slice(index, index + 1)));
  if (upper.length === 0 || upper.length === lines.length) return lines;
  const settlement = first(transaction, 'ram:ApplicableHeaderTradeSettlement');
  const total = first(settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:LineTotalAmount');
  const stated = BigInt(money(total, 'BT-106 Sum of invoice line net amount', currency)?.amount ?? 0);
  return sumOf(upper) === stated && sumOf(lines) !== stated ? upper : lines;
}
