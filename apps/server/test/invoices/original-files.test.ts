import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { fixtureNames, readFixture } from '../einvoice/reading.ts';
import { openTestServices, problem } from './invoice-services.ts';
import type { TestServices } from './invoice-services.ts';

describe('the files that invoices came in', () => {
  let services: TestServices;
  const imported = new Map<string, Schemas['ImportedInvoice']>();
  before(async () => {
    services = await openTestServices();
    for (const name of fixtureNames()) {
      const bytes = readFixture(name);
      imported.set(name, await services.invoices.importInvoice({ bytes, filename: name }));
    }
  });
  after(() => services.close());

  const invoiceOf = ({ customerId, invoiceId }: Schemas['ImportedInvoice']) =>
    services.invoices.getInvoice(customerId, invoiceId);

  it('are one invoice where UBL and CII say the same', async () => {
    const pairs = [...imported].filter(([name]) => name.endsWith('_uncefact.xml'));
    assert.ok(pairs.length >= 5);
    for (const [name, inCii] of pairs) {
      const inUbl = imported.get(name.replace('_uncefact', '_ubl'));
      assert.deepEqual([inUbl?.outcome, inCii.outcome], ['created', 'original_added'], name);
      assert.equal(inUbl?.invoiceId, inCii.invoiceId);
      const { files } = await invoiceOf(inCii);
      assert.deepEqual(
        files.map(({ kind }) => kind),
        ['pdf', 'original', 'cii'],
      );
    }
  });

  it('are two invoices where type, date or total differ under one number', () => {
    const created = [...imported.values()].filter(({ outcome }) => outcome === 'created');
    const pdfs = created.filter(({ syntax }) => syntax === 'facturx');
    assert.ok(pdfs.length >= 3);
    assert.equal(new Set(created.map(({ invoiceId }) => invoiceId)).size, created.length);
  });

  it('come out byte for byte', async () => {
    for (const [name, { customerId, invoiceId, syntax }] of imported) {
      const kind = name.endsWith('_uncefact.xml') ? syntax : 'original';
      const { bytes } = await services.invoices.getInvoiceFile(customerId, invoiceId, kind);
      assert.ok(Buffer.from(readFixture(name)).equals(bytes), name);
    }
  });

  it('are the readable document where they are PDFs', async () => {
    for (const [name, { customerId, invoiceId, syntax }] of imported) {
      if (syntax !== 'facturx') continue;
      const { bytes } = await services.invoices.getInvoiceFile(customerId, invoiceId, 'pdf');
      assert.ok(Buffer.from(readFixture(name)).equals(bytes), name);
    }
  });

  it('are refused the second time', async () => {
    for (const name of imported.keys()) {
      const again = services.invoices.importInvoice({ bytes: readFixture(name), filename: name });
      await assert.rejects(again, problem('already_imported'));
    }
  });
});
