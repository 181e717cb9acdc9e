import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Schemas } from '../../src/http/operations.ts';
import { createLedgerClient, inParallel } from './ledger-client.ts';
import type { LedgerClient } from './ledger-client.ts';
import { openLedgerServer } from './ledger-server.ts';
import type { LedgerServer } from './ledger-server.ts';
import {
  customerInput,
  externalIdOf,
  invoiceInput,
  ledgerCustomers,
  ledgerInvoices,
  localeOf,
  numberOf,
  totalOf,
} from './ledger.ts';
import type { LedgerCustomer, LedgerInvoice } from './ledger.ts';
import { pdfText } from './pdf-text.ts';

const atATime = 4;
const customersById = new Map(ledgerCustomers.map((customer) => [customer.CustomerId, customer]));

function customerOf({ CustomerId }: LedgerInvoice): LedgerCustomer {
  const customer = customersById.get(CustomerId);
  assert.ok(customer, `The ledger has no customer ${CustomerId}.`);
  return customer;
}

/** A total as the document's language writes it, in plain spaces as a text search would type it. */
function written(invoice: LedgerInvoice): string {
  const format = new Intl.NumberFormat(localeOf(customerOf(invoice)), { style: 'currency', currency: 'USD' });
  return format.format(invoice.Total).replaceAll(/\s+/gu, ' ');
}

describe('the ledger, through the operator operations', () => {
  let server: LedgerServer;
  let client: LedgerClient;

  before(async () => {
    server = await openLedgerServer();
    client = createLedgerClient(server);
  });
  after(() => server.close());

  it('has the customers and invoices that are expected of it', () => {
    assert.equal(ledgerCustomers.length, 59);
    assert.equal(ledgerInvoices.length, 412);
  });

  it('loads every customer', async () => {
    await inParallel(ledgerCustomers, atATime, async (customer) => {
      const input = customerInput(customer);
      const created = await client.create<Schemas['Customer']>('customers', input);
      assert.equal(created.externalId, externalIdOf(customer.CustomerId));
      assert.deepEqual(created.party, input.party);
    });
  });

  it('loads every invoice with the total of the ledger', async () => {
    await inParallel(ledgerInvoices, atATime, async (invoice) => {
      const created = await client.create<Schemas['Invoice']>('invoices', invoiceInput(invoice, customerOf(invoice)));
      assert.deepEqual(created.total, { amount: totalOf(invoice), currency: 'USD' }, created.number);
      assert.equal(created.document.lines.length, invoice.lines.length, created.number);
    });
  });

  it('gives each customer the invoices of the ledger, and every PDF holds number and total', async () => {
    let checked = 0;
    await inParallel(ledgerCustomers, atATime, async (customer) => {
      const own = ledgerInvoices.filter(({ CustomerId }) => CustomerId === customer.CustomerId);
      const token = await client.session(externalIdOf(customer.CustomerId));
      const listed = new Map((await client.invoices(token)).map((item) => [item.number, item]));
      assert.deepEqual([...listed.keys()].sort(), own.map(numberOf).sort());
      for (const invoice of own) {
        const item = listed.get(numberOf(invoice));
        assert.equal(item?.total.amount, totalOf(invoice));
        const text = await pdfText(await client.pdf(token, item.id));
        assert.ok(text.includes(numberOf(invoice)), `${numberOf(invoice)} is not in its PDF: ${text}`);
        assert.ok(
          text.includes(written(invoice)),
          `${written(invoice)} is not in the PDF of ${numberOf(invoice)}: ${text}`,
        );
        checked += 1;
      }
    });
    assert.equal(checked, ledgerInvoices.length);
  });
});
