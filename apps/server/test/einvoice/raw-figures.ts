import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readFixture } from './reading.ts';

/** Figures of an invoice as they are written in the file, in hundredths of the currency. */
export interface RawFigures {
  number: string;
  currency: string;
  lines: number[];
  taxes: [base: number, tax: number][];
  totals: Record<'lines' | 'allowances' | 'charges' | 'net' | 'tax' | 'gross' | 'prepaid' | 'rounding' | 'due', number>;
}

/** The embedded invoice, by another PDF library than the reader's. */
async function embeddedXml(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const attachments = Object.values<{ content: Uint8Array }>(await document.getAttachments());
  await document.destroy();
  return Buffer.from(attachments[0]?.content ?? []).toString('utf8');
}

/** Two decimals are enough for the fixtures, which are all in euro. */
function hundredths(written: string | undefined): number {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)\.?(\d{0,2})0*$/.exec(written ?? '0') ?? [];
  return Number(`${sign}${whole}${fraction.padEnd(2, '0')}`);
}

/** All contents of an element by plain search: no parser takes part. */
function contents(xml: string, name: string): string[] {
  const element = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^]*?)</(?:\\w+:)?${name}>`, 'g');
  return [...xml.matchAll(element)].map(([, content = '']) => content.trim());
}

const only = (xml: string, name: string): string => contents(xml, name)[0] ?? '';
const amount = (xml: string, name: string): number => hundredths(contents(xml, name)[0]);

function fromUbl(xml: string): RawFigures {
  const totals = only(xml, 'LegalMonetaryTotal');
  const beforeLines = xml.split(/<\w+:InvoiceLine>/)[0] ?? '';
  return {
    number: only(xml, 'ID'),
    currency: only(xml, 'DocumentCurrencyCode'),
    lines: contents(xml, 'InvoiceLine').map((line) => amount(line, 'LineExtensionAmount')),
    taxes: contents(xml, 'TaxSubtotal').map((row) => [amount(row, 'TaxableAmount'), amount(row, 'TaxAmount')]),
    totals: {
      lines: amount(totals, 'LineExtensionAmount'),
      allowances: amount(totals, 'AllowanceTotalAmount'),
      charges: amount(totals, 'ChargeTotalAmount'),
      net: amount(totals, 'TaxExclusiveAmount'),
      tax: amount(beforeLines, 'TaxAmount'),
      gross: amount(totals, 'TaxInclusiveAmount'),
      prepaid: amount(totals, 'PrepaidAmount'),
      rounding: amount(totals, 'PayableRoundingAmount'),
      due: amount(totals, 'PayableAmount'),
    },
  };
}

function fromCii(xml: string): RawFigures {
  const settlement = only(xml, 'ApplicableHeaderTradeSettlement');
  const totals = only(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  const taxes = contents(settlement, 'ApplicableTradeTax');
  return {
    number: only(only(xml, 'ExchangedDocument'), 'ID'),
    currency: only(settlement, 'InvoiceCurrencyCode'),
    lines: contents(xml, 'SpecifiedTradeSettlementLineMonetarySummation').map((sum) => amount(sum, 'LineTotalAmount')),
    taxes: taxes.map((row) => [amount(row, 'BasisAmount'), amount(row, 'CalculatedAmount')]),
    totals: {
      lines: amount(totals, 'LineTotalAmount'),
      allowances: amount(totals, 'AllowanceTotalAmount'),
      charges: amount(totals, 'ChargeTotalAmount'),
      net: amount(totals, 'TaxBasisTotalAmount'),
      tax: amount(totals, 'TaxTotalAmount'),
      gross: amount(totals, 'GrandTotalAmount'),
      prepaid: amount(totals, 'TotalPrepaidAmount'),
      rounding: amount(totals, 'RoundingAmount'),
      due: amount(totals, 'DuePayableAmount'),
    },
  };
}

/** What a fixture says, found without the reader: by plain search in its XML. */
export async function rawFigures(name: string): Promise<RawFigures> {
  const file = readFixture(name);
  const xml = name.endsWith('.pdf') ? await embeddedXml(file) : file.toString('utf8');
  return xml.includes('CrossIndustryInvoice') ? fromCii(xml) : fromUbl(xml);
}
