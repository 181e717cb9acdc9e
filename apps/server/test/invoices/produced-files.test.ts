import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createDocumentRenderer } from '../../src/documents/render.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { bookPayment } from '../../src/invoices/book-payment.ts';
import { readPdf } from '../documents/read-pdf.ts';
import { cases, documentFrom, line, untaxed } from '../einvoice/produce/cases.ts';
import { read } from '../einvoice/reading.ts';
import { openTestServices, problem, type TestServices } from './invoice-services.ts';

const plain = cases['a plain invoice'] as Schemas['InvoiceDocument'];

describe('the files of an invoice', () => {
  const renderer = createDocumentRenderer();
  let services: TestServices;
  let customerId: string;
  before(async () => {
    services = await openTestServices('2026-06-15', renderer);
    customerId = await services.addCustomer('Files');
  });
  after(async () => {
    await renderer.close();
    await services.close();
  });

  const add = (number: string, given: Partial<Schemas['InvoiceInput']> = {}, document = plain) =>
    services.invoices.createInvoice({
      customer: { id: customerId },
      document: { ...document, number },
      documentLocale: 'fr',
      ...given,
    });
  const kinds = ({ files }: Pick<Schemas['Invoice'], 'files'>) => files.map(({ kind }) => kind);
  const file = (id: string, kind: Schemas['InvoiceFileKind']) => services.invoices.getInvoiceFile(customerId, id, kind);
  const euros = (amount: number) => ({ amount, currency: 'EUR' });

  it('made here are the document and the e-invoice in each syntax', async () => {
    const invoice = await add('P-1');
    assert.deepEqual(invoice.files, [
      { kind: 'pdf', mediaType: 'application/pdf', filename: 'P-1.pdf' },
      { kind: 'ubl', mediaType: 'application/xml', filename: 'P-1.ubl.xml' },
      { kind: 'cii', mediaType: 'application/xml', filename: 'P-1.cii.xml' },
      { kind: 'facturx', mediaType: 'application/pdf', filename: 'P-1.factur-x.pdf' },
    ]);
    for (const kind of ['ubl', 'cii', 'facturx'] as const) {
      const { bytes, mediaType } = await file(invoice.id, kind);
      const { syntax, document } = await read(bytes);
      assert.equal(syntax, kind);
      assert.equal(document.number, 'P-1');
      assert.deepEqual(document.totals, plain.totals);
      assert.equal(mediaType, kind === 'facturx' ? 'application/pdf' : 'application/xml');
    }
  });

  it('are told in a list as in the invoice', async () => {
    const { items } = await services.invoices.listInvoices(customerId, { text: 'P-1' });
    assert.deepEqual(items.map(kinds), [['pdf', 'ubl', 'cii', 'facturx']]);
  });

  it('leave out the e-invoice where it could not say what the document says', async () => {
    const dinars = documentFrom({ lines: [line('12.345', untaxed.zero)] }, { currency: 'KWD' });
    const invoice = await add('P-2', {}, dinars);
    assert.deepEqual(kinds(invoice), ['pdf']);
    await assert.rejects(file(invoice.id, 'ubl'), problem('not_found'));
  });

  it('of an imported invoice are what was received, and nothing that is made', async () => {
    const { invoiceId } = await services.importUbl({ number: 'P-3', amount: 100 }, { customerId });
    assert.deepEqual(kinds(await services.invoices.getInvoice(customerId, invoiceId)), ['pdf', 'original']);
    await assert.rejects(file(invoiceId, 'cii'), problem('not_found'));
  });

  it('include no receipt while nothing is paid', async () => {
    const invoice = await add('P-4');
    await assert.rejects(file(invoice.id, 'receipt'), problem('not_found'));
  });

  it('include the receipt of what the operator stated as paid, with its day and means', async () => {
    const invoice = await add('P-5', { paid: plain.totals.due, paidAt: '2026-06-02T10:00:00Z' });
    assert.equal(invoice.status, 'paid');
    assert.deepEqual(kinds(invoice).at(-1), 'receipt');
    const { bytes, filename } = await file(invoice.id, 'receipt');
    assert.equal(filename, 'P-5-receipt.pdf');
    const { text } = await readPdf(bytes);
    for (const part of ['Reçu', 'Facture P-5', '2 juin 2026', 'Virement', '71,96', 'Entièrement payée']) {
      assert.ok(text.includes(part), part);
    }
  });

  it('include the receipt of every payment that was booked, and say what is left', async () => {
    const { id } = await add('P-6');
    const booking = {
      customerId,
      invoiceId: id,
      amount: 1000,
      paidAt: new Date('2026-06-14T09:00:00Z'),
      means: { kind: 'card', brand: 'visa', lastDigits: '4242' } as const,
      source: { kind: 'payment', id: 'pay_1' } as const,
    };
    await services.db.transaction().execute((transaction) => bookPayment(transaction, booking, new Date()));
    const invoice = await services.invoices.getInvoice(customerId, id);
    assert.deepEqual(invoice.amountPaid, euros(1000));
    const { text } = await readPdf((await file(id, 'receipt')).bytes);
    assert.match(text, /14 juin 2026 Carte bancaire · Visa · •••• 4242 10,00\s€/);
    assert.match(text, /Reste à payer : 61,96\s€/);
  });

  it('can be looked at page by page', async () => {
    const { id } = await add('P-7');
    const { bytes, pageCount } = await services.invoices.getInvoicePreview(customerId, id, 1);
    assert.equal(pageCount, 1);
    assert.match(new TextDecoder().decode(bytes), /^<svg /);
    await assert.rejects(services.invoices.getInvoicePreview(customerId, id, 2), problem('not_found', /page 2/));
  });

  it('are not found by another customer', async () => {
    const { id } = await add('P-8');
    const other = await services.addCustomer('Other');
    await assert.rejects(services.invoices.getInvoicePreview(other, id, 1), problem('not_found'));
    await assert.rejects(services.invoices.getInvoiceFile(other, id, 'facturx'), problem('not_found'));
  });
});
