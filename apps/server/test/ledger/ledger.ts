import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { buildInvoice } from '../../src/invoices/invoice-builder.ts';
import { noReferences } from '../../src/invoices/invoice-head.ts';
import { partyOf } from '../../src/demo/party.ts';
import { outOfScope } from '../../src/invoices/tax-treatments.ts';
import type { Schemas } from '../../src/http/operations.ts';

/** A customer as the ledger keeps it; what is not known is an empty string. */
export interface LedgerCustomer {
  CustomerId: number;
  FirstName: string;
  LastName: string;
  Company: string;
  Address: string;
  City: string;
  State: string;
  Country: string;
  PostalCode: string;
  Phone: string;
  Email: string;
}

/** An invoice as the ledger keeps it. Amounts are dollars. */
export interface LedgerInvoice {
  InvoiceId: number;
  CustomerId: number;
  InvoiceDate: string;
  BillingAddress: string;
  BillingCity: string;
  BillingState: string;
  BillingCountry: string;
  BillingPostalCode: string;
  Total: number;
  lines: { description: string; unitPrice: number; quantity: number }[];
}

const repository = resolve(import.meta.dirname, '../../../..');
const fixtures = process.env['FIXTURES_DIR'] ?? resolve(repository, '../shared/fixtures');

/** Reads one fixture. @throws when the fixtures are not there: then the test fails, as it must. */
function read(name: string): unknown {
  return JSON.parse(readFileSync(resolve(fixtures, name), 'utf8'));
}

export const ledgerCustomers = read('ledger/customers.json') as LedgerCustomer[];
export const ledgerInvoices = read('ledger/invoices.json') as LedgerInvoice[];

const countries = read('addresses/countries.json') as Record<string, { name?: string }>;
const otherCountryNames: Readonly<Record<string, string>> = { USA: 'US', Hungary: 'HU', 'Czech Republic': 'CZ' };
const countryCodes = new Map(Object.entries(countries).map(([code, { name }]) => [name, code]));

const currency = 'USD';
const tax = outOfScope('en');
const documentLocales: Readonly<Record<string, string>> = { FR: 'fr', DE: 'de', AT: 'de', BR: 'pt-BR' };

/** ISO 3166-1 code of a country that the ledger names in English. */
function countryCode(name: string): string {
  const code = otherCountryNames[name] ?? countryCodes.get(name.toUpperCase());
  if (code === undefined) throw new RangeError(`The ledger names an unknown country: ${name}`);
  return code;
}

/** The language of a customer's documents, by the country. */
export function localeOf({ Country }: LedgerCustomer): string {
  return documentLocales[countryCode(Country)] ?? 'en';
}

function optional<Name extends string>(name: Name, value: string): { [Key in Name]?: string } {
  return value === '' ? {} : ({ [name]: value } as { [Key in Name]?: string });
}

function buyerOf(customer: LedgerCustomer): Schemas['Party'] {
  const person = `${customer.FirstName} ${customer.LastName}`;
  return partyOf({
    name: customer.Company === '' ? person : customer.Company,
    street: [customer.Address],
    city: customer.City,
    country: countryCode(customer.Country),
    ...optional('subdivision', customer.State),
    ...optional('postalCode', customer.PostalCode),
    contact: { name: person, email: customer.Email, ...optional('phone', customer.Phone) },
  });
}

const seller = partyOf({
  name: 'Ledger Records Inc.',
  registration: { value: '00412', scheme: null },
  street: ['412 Ledger Avenue'],
  city: 'Springfield',
  subdivision: 'IL',
  postalCode: '62701',
  country: 'US',
  contact: { name: 'Accounts', email: 'accounts@ledger-records.example' },
});

/** The host's own id of a ledger customer. */
export function externalIdOf(customerId: number): string {
  return `ledger-${customerId}`;
}

export function customerInput(customer: LedgerCustomer): Schemas['CustomerInput'] {
  return { externalId: externalIdOf(customer.CustomerId), party: buyerOf(customer), locale: localeOf(customer) };
}

/** The number of a ledger invoice. */
export function numberOf({ InvoiceId }: LedgerInvoice): string {
  return `L-${String(InvoiceId).padStart(4, '0')}`;
}

/** The ledger's total in cents. @throws when it is not a whole number of cents */
export function totalOf({ Total }: LedgerInvoice): number {
  const cents = Math.round(Total * 100);
  if (cents / 100 !== Total) throw new RangeError(`${Total} is not a whole number of cents.`);
  return cents;
}

function headOf(invoice: LedgerInvoice, buyer: Schemas['Party']): Parameters<typeof buildInvoice>[0]['head'] {
  const day = invoice.InvoiceDate.slice(0, 10);
  return {
    number: numberOf(invoice),
    type: 'invoice',
    typeCode: '380',
    issueDate: day,
    dueDate: day,
    taxPointDate: null,
    currency,
    businessProcess: null,
    specification: null,
    references: noReferences,
    precedingInvoices: [],
    notes: [],
    paymentTerms: null,
    payment: null,
    period: null,
    seller,
    buyer,
    payee: null,
    taxRepresentative: null,
    delivery: null,
    attachments: [],
  };
}

/** A ledger invoice as the operator would send it: no tax, each line at its price, billed to the address it names. */
export function invoiceInput(invoice: LedgerInvoice, customer: LedgerCustomer): Schemas['InvoiceInput'] {
  const buyer = buyerOf({
    ...customer,
    Address: invoice.BillingAddress,
    City: invoice.BillingCity,
    State: invoice.BillingState,
    Country: invoice.BillingCountry,
    PostalCode: invoice.BillingPostalCode,
  });
  const lines = invoice.lines.map(({ description, unitPrice, quantity }) => ({
    name: description,
    quantity: String(quantity),
    unit: 'C62',
    price: unitPrice.toFixed(2),
    tax,
  }));
  return {
    customer: { externalId: externalIdOf(invoice.CustomerId) },
    document: buildInvoice({ head: headOf(invoice, buyer), lines }),
  };
}
