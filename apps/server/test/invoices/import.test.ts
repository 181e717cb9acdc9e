import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { openTestServices, problem } from './invoice-services.ts';
import type { TestServices } from './invoice-services.ts';
import { sampleParty, sampleUbl } from './sample-documents.ts';

describe('importing an e-invoice', () => {
  let services: TestServices;
  before(async () => {
    services = await openTestServices();
  });
  after(() => services.close());

  it('stores what the document says and the file byte for byte', async () => {
    const bytes = sampleUbl({ number: 'IMP-1', amount: 123_45 });
    const imported = await services.invoices.importInvoice({ bytes, filename: 'dir/één bestand.xml' });
    assert.equal(imported.customerMatch, 'created');
    assert.deepEqual(imported.amountDue, { amount: 123_45, currency: 'EUR' });
    assert.equal(imported.sha256, createHash('sha256').update(bytes).digest('hex'));
    const invoice = await services.invoices.getInvoice(imported.customerId, imported.invoiceId);
    assert.equal(invoice.status, 'overdue');
    assert.equal(invoice.originalSyntax, 'ubl');
    assert.equal(invoice.documentLocale, 'fr');
    const file = await services.invoices.getInvoiceFile(imported.customerId, imported.invoiceId, 'original');
    assert.deepEqual(new Uint8Array(file.bytes), bytes);
    assert.equal(file.filename, 'één bestand.xml');
  });

  it('finds the customer again by its tax id, however it is written', async () => {
    const buyer = sampleParty('Atelier Exemple SARL', { taxId: 'fr 98.765.432.109' });
    const again = await services.importUbl({ number: 'IMP-2', amount: 100, buyer });
    assert.equal(again.customerMatch, 'tax_id');
  });

  it('refuses the same file, and other bytes of the same invoice, and names the number', async () => {
    const sample = { number: 'IMP-1', amount: 123_45 };
    await assert.rejects(services.importUbl(sample), problem('already_imported', /IMP-1/));
    const copy = Buffer.concat([sampleUbl(sample), Buffer.from('\n')]);
    await assert.rejects(
      services.invoices.importInvoice({ bytes: copy, filename: 'copy.xml' }),
      problem('already_imported', /copy\.xml.*IMP-1/),
    );
  });

  it('takes another invoice of the same number, because sellers begin their numbers anew', async () => {
    const other = await services.importUbl({ number: 'IMP-1', amount: 1 });
    assert.deepEqual([other.outcome, other.amountDue.amount], ['created', 1]);
  });

  it('takes the same number from another seller', async () => {
    const seller = sampleParty('Druckerei', { taxId: 'DE123456789' });
    assert.equal((await services.importUbl({ number: 'IMP-1', amount: 5, seller })).number, 'IMP-1');
  });

  it('keeps to the customer that is given, and refuses an unknown one', async () => {
    const customerId = await services.addCustomer('Somebody else');
    const given = await services.importUbl({ number: 'IMP-3', amount: 100 }, { customerId });
    assert.deepEqual([given.customerId, given.customerMatch], [customerId, 'given']);
    const unknown = services.importUbl({ number: 'IMP-4', amount: 100 }, { customerId: 'cus_unknown' });
    await assert.rejects(unknown, problem('not_found'));
  });

  it('imports one of several equal files that arrive at once, and adds one customer', async () => {
    const buyer = sampleParty('Parallel', { taxId: 'FR11111111111' });
    const uploads = Array.from({ length: 4 }, () => services.importUbl({ number: 'PAR-1', amount: 100, buyer }));
    const others = ['PAR-2', 'PAR-3'].map((number) => services.importUbl({ number, amount: 100, buyer }));
    const results = await Promise.allSettled([...uploads, ...others]);
    const imported = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    assert.deepEqual(imported.map(({ number }) => number).sort(), ['PAR-1', 'PAR-2', 'PAR-3']);
    assert.equal(new Set(imported.map(({ customerId }) => customerId)).size, 1);
    assert.equal(imported.filter(({ customerMatch }) => customerMatch === 'created').length, 1);
  });
});
