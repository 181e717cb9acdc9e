import { demoInvoices } from '../../../src/demo/index.ts';
import { buildInvoice, type InvoiceDraft, type InvoiceHead } from '../../../src/invoices/invoice-builder.ts';
import type { LineDraft } from '../../../src/invoices/invoice-lines.ts';
import { outOfScope, reverseCharge, taxedAt, type TaxTreatment } from '../../../src/invoices/tax-treatments.ts';
import type { Schemas } from '../../../src/http/operations.ts';
import { partyNamed } from '../../party.ts';

type Document = Schemas['InvoiceDocument'];
type Party = Schemas['Party'];

const address = (lines: string[], postalCode: string, city: string, country: string): Schemas['Address'] => {
  return { lines, postalCode, city, subdivision: null, country };
};

/** A German seller and a German buyer, with all that XRechnung asks of them. */
export const german = {
  seller: partyNamed('Nordlicht Software GmbH', {
    taxId: 'DE111222333',
    address: address(['Hafenstraße 1'], '24103', 'Kiel', 'DE'),
    contact: { name: 'Ute Petersen', phone: '+49 431 5550100', email: 'rechnung@nordlicht.example' },
  }),
  buyer: partyNamed('Stadtwerke Beispiel', {
    taxId: 'DE999888777',
    address: address(['Rathausplatz 2', 'Eingang B', '3. Stock', 'Zimmer 12'], '20095', 'Hamburg', 'DE'),
    contact: { name: null, phone: null, email: 'eingang@stadtwerke.example' },
  }),
};

/** A French seller that gives no notes of its own, and buyers at home and abroad. */
export const french = {
  seller: partyNamed('Fonderie Claire SAS', {
    taxId: 'FR40303265045',
    legalRegistration: { value: '303265045', scheme: '0002' },
    identifiers: [{ value: 'FC-1', scheme: null }],
    address: address(['4 rue des Tanneurs'], '59800', 'Lille', 'FR'),
    contact: { name: 'Service clients', phone: '+33 3 20 00 00 00', email: 'factures@fonderie.example' },
  }),
  buyer: partyNamed('Atelier du Nord SARL', {
    taxId: 'FR83404833048',
    legalRegistration: { value: '404833048', scheme: '0002' },
    address: address(['1 quai Sud'], '62100', 'Calais', 'FR'),
  }),
};

export const abroad = {
  eu: partyNamed('Muster AG', {
    taxId: 'DE123456789',
    address: address(['Musterweg 1'], '10115', 'Berlin', 'DE'),
    contact: { name: 'Einkauf', phone: null, email: 'einkauf@muster.example' },
  }),
  america: partyNamed('Example Corp', {
    taxId: '12-3456789',
    address: address(['1 Sample Street'], '10001', 'New York', 'US'),
    contact: { name: 'Accounts', phone: null, email: 'ap@example.com' },
  }),
};

const head: InvoiceHead = (() => {
  const document = demoInvoices('2026-11-22').find(({ document: { type } }) => type === 'invoice')?.document;
  if (!document) throw new Error('The demo has no invoices.');
  const { accountingCurrency: _a, allowances: _b, charges: _c, totals: _d, taxes: _e, lines: _f, ...rest } = document;
  return { ...rest, seller: french.seller, buyer: french.buyer, notes: [], businessProcess: null, specification: null };
})();

const treatment = (code: string, reason: string | null, reasonCode: string | null): TaxTreatment => {
  return { category: { code, rate: '0' }, exemptionReason: reason, exemptionReasonCode: reasonCode };
};

/** Treatments that charge no tax, as a host may state them. */
export const untaxed = {
  zero: treatment('Z', null, null),
  exempt: treatment('E', 'Exonération de TVA, article 261-4-4° a du CGI', null),
  intraCommunity: treatment('K', null, null),
  export: treatment('G', null, 'VATEX-EU-G'),
};

export function line(price: string, tax: TaxTreatment, more: Partial<LineDraft> = {}): LineDraft {
  return { name: 'Licence', unit: 'C62', quantity: '3', price, tax, ...more };
}

/** A document from what was ordered, in euros from a French seller unless said otherwise. */
export function documentFrom(draft: Omit<InvoiceDraft, 'head'>, changes: Partial<InvoiceHead> = {}): Document {
  return buildInvoice({ head: { ...head, ...changes }, ...draft });
}

const twenty = taxedAt('20');
const nineteen = taxedAt('19');
const discount = { reason: 'Remise', reasonCode: '95' };
const freight = { reason: 'Transport', reasonCode: 'FC' };
const inGermany: Partial<InvoiceHead> = { seller: german.seller, buyer: german.buyer };
const between = (buyer: Party): Partial<InvoiceHead> => ({ buyer });

/** Every kind of invoice that must become a file without an error. */
export const cases: Record<string, Document> = {
  'a plain invoice': documentFrom({ lines: [line('19.99', twenty)] }),
  'a plain invoice in Germany': documentFrom({ lines: [line('19.99', nineteen)] }, inGermany),
  'several tax rates': documentFrom({
    lines: [line('19.99', twenty), line('7.3333', taxedAt('5.5')), line('100', taxedAt('2.1'))],
  }),
  'discounts and surcharges of document and line': documentFrom({
    lines: [
      line('10', twenty, {
        allowances: [{ ...discount, percentage: '10' }],
        charges: [{ ...freight, minorUnits: 250n }],
      }),
      line('80', taxedAt('10'), { listPrice: '100', baseQuantity: '10' }),
    ],
    allowances: [{ ...discount, percentage: '3.3', tax: twenty }],
    charges: [{ ...freight, minorUnits: 999n, tax: taxedAt('10') }],
  }),
  'a surcharge without a reason': withoutReasons(
    documentFrom(
      { lines: [line('10', nineteen)], charges: [{ ...freight, minorUnits: 100n, tax: nineteen }] },
      inGermany,
    ),
  ),
  'an amount paid before': documentFrom({ lines: [line('50', twenty)], prepaid: 5000n }),
  'all paid before': documentFrom({ lines: [line('50', twenty)], prepaid: 'all' }),
  'a rounded amount due': documentFrom({ lines: [line('19.99', nineteen)], dueStep: 5n }, inGermany),
  'a credit note': documentFrom(
    { lines: [line('19.99', twenty)] },
    {
      type: 'credit_note',
      typeCode: '381',
      precedingInvoices: [{ number: 'F-1', issueDate: '2026-01-01' }],
      payment: null,
      dueDate: null,
    },
  ),
  'a line that is taken back': documentFrom({ lines: [line('50', twenty), line('-20', twenty, { quantity: '1' })] }),
  'zero rate': documentFrom({ lines: [line('10', untaxed.zero)] }, inGermany),
  exempt: documentFrom({ lines: [line('10', untaxed.exempt)] }),
  'exempt and taxed': documentFrom({ lines: [line('10', untaxed.exempt), line('10', twenty)] }),
  'reverse charge': documentFrom({ lines: [line('10', reverseCharge('fr'))] }, between(abroad.eu)),
  'a supply within the EU': documentFrom({ lines: [line('10', untaxed.intraCommunity)] }, between(abroad.eu)),
  'an export in dollars': documentFrom(
    { lines: [line('10', untaxed.export)] },
    { ...between(abroad.america), currency: 'USD' },
  ),
  'outside the scope of VAT': documentFrom({ lines: [line('10', outOfScope('fr'))] }, between(abroad.america)),
  'yen, without decimals': documentFrom(
    {
      lines: [line('1980', outOfScope('en'))],
      allowances: [{ ...discount, percentage: '3.3', tax: outOfScope('en') }],
    },
    { ...between(abroad.america), currency: 'JPY' },
  ),
  'Kuwaiti dinars, with three decimals': documentFrom(
    { lines: [line('12.34', outOfScope('en')), line('0.125', outOfScope('en'), { quantity: '8' })] },
    { ...between(abroad.america), currency: 'KWD' },
  ),
  'Bahraini dinars, taxed': documentFrom(
    { lines: [line('12.5', taxedAt('10'))] },
    { seller: german.seller, buyer: abroad.america, currency: 'BHD' },
  ),
  'dollars with the tax in euros': documentFrom(
    { lines: [line('10', twenty)], accounting: { currency: 'EUR', rate: '0.92' } },
    { currency: 'USD' },
  ),
  'a transfer without an account': documentFrom(
    { lines: [line('10', nineteen)] },
    { ...inGermany, payment: payment({ meansCode: '58' }) },
  ),
  'a direct debit': documentFrom(
    { lines: [line('10', nineteen)] },
    {
      ...inGermany,
      payment: payment({
        meansCode: '59',
        directDebit: { mandate: 'M-1', creditor: 'DE98ZZZ09999999999', debitedAccount: 'DE02120300000000202051' },
      }),
    },
  ),
  'a card': documentFrom(
    { lines: [line('10', nineteen)] },
    { ...inGermany, payment: payment({ meansCode: '48', card: { lastDigits: '4242', holder: 'A. Petersen' } }) },
  ),
};

function payment(given: Partial<Schemas['PaymentInstructions']>): Schemas['PaymentInstructions'] {
  return {
    meansCode: '1',
    meansText: null,
    remittance: 'R-1',
    creditTransfers: [],
    card: null,
    directDebit: null,
    ...given,
  };
}

function withoutReasons(document: Document): Document {
  return { ...document, charges: document.charges.map((charge) => ({ ...charge, reason: null, reasonCode: null })) };
}
