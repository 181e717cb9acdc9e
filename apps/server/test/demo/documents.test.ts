import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { demoCustomers, demoInvoices } from '../../src/demo/index.ts';
import { documentLocale as writtenLocale } from '../../src/documents/document-language.ts';
import { createDocumentRenderer } from '../../src/documents/render.ts';
import type { DocumentRenderer, RenderNotice } from '../../src/documents/render.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { formatMoney } from '../../src/money/format-money.ts';
import { pdfText } from '../ledger/pdf-text.ts';

type InvoiceInput = Schemas['InvoiceInput'];

const inputs = demoInvoices('2026-11-22');

/** One invoice of each kind that is hard to print, and the newest of every customer. */
function hardOnes(): InvoiceInput[] {
  const kinds: ((document: Schemas['InvoiceDocument']) => boolean)[] = [
    ({ lines }) => lines.length > 200,
    ({ totals }) => totals.gross.amount > 500_000_000_000,
    ({ totals }) => totals.due.amount === 0,
    ({ totals }) => totals.rounding.amount !== 0,
    ({ type }) => type === 'credit_note',
    ({ taxes }) => taxes.length > 1,
    ({ currency, seller }) => currency === 'JPY' && seller.taxId !== null,
    ({ payment }) => payment?.card !== null,
  ];
  const newest = demoCustomers().map(({ externalId }) =>
    inputs.findLast(({ customer }) => 'externalId' in customer && customer.externalId === externalId),
  );
  const chosen = [...newest, ...kinds.map((kind) => inputs.find(({ document }) => kind(document)))];
  assert.ok(!chosen.includes(undefined));
  return [...new Set(chosen.filter((input) => input !== undefined))];
}

describe('demo invoices as PDF', () => {
  const notices: RenderNotice[] = [];
  let renderer: DocumentRenderer;

  before(() => {
    renderer = createDocumentRenderer({ onNotice: (notice) => notices.push(notice) });
  });
  after(() => renderer.close());

  it('hold their number and total, whatever the script, and lose no character', async () => {
    for (const { document, documentLocale } of hardOnes()) {
      const locale = documentLocale ?? 'en';
      const text = await pdfText(await renderer.renderInvoice({ document, locale }));
      const total = formatMoney(document.totals.gross, writtenLocale(locale).formats).replaceAll(/\s+/gu, ' ');
      assert.ok(text.includes(document.number), document.number);
      assert.ok(text.includes(total), `${total} is not in the PDF of ${document.number}`);
    }
    assert.deepEqual(notices, []);
  });
});
