import { expect } from '@open-wc/testing';
import { createBillingClient } from '../src/index.js';
import type { InvoicesResource } from '../src/index.js';
import { filenameFrom } from '../src/content-disposition.js';
import { emptyPage, json, mintedSession, rejection } from './replies.js';

function invoicesWith(answer: (url: URL) => Response): { invoices: InvoicesResource; urls: URL[] } {
  const urls: URL[] = [];
  const { invoices } = createBillingClient({
    baseUrl: 'https://billing.example/',
    fetchSession: () => Promise.resolve(mintedSession('t', Date.now() + 900_000)),
    fetch: async (request) => {
      request.signal.throwIfAborted();
      const url = new URL(request.url);
      urls.push(url);
      return answer(url);
    },
  });
  return { invoices, urls };
}

describe('invoices', () => {
  it('should repeat the parameter for several statuses', async () => {
    const { invoices, urls } = invoicesWith(() => json(emptyPage));
    await invoices.list({ status: ['open', 'overdue'], limit: 10, sort: '-amount' });
    expect(urls[0]?.href).to.equal(
      'https://billing.example/v1/invoices?status=open&status=overdue&limit=10&sort=-amount',
    );
  });

  it('should read the summary and one invoice', async () => {
    const { invoices, urls } = invoicesWith(() => json({}));
    await invoices.summary();
    await invoices.get('inv/1');
    expect(urls.map((url) => url.pathname)).to.deep.equal(['/v1/invoices/summary', '/v1/invoices/inv%2F1']);
  });

  it('should walk through all pages', async () => {
    const { invoices, urls } = invoicesWith((url) =>
      json({ ...emptyPage, nextCursor: url.searchParams.has('cursor') ? null : 'second' }),
    );
    let pages = 0;
    for await (const page of invoices.pages({ limit: 5 })) pages += page.items.length + 1;
    expect(pages).to.equal(2);
    expect(urls.map((url) => url.searchParams.get('cursor'))).to.deep.equal([null, 'second']);
  });

  it('should stop walking when aborted', async () => {
    const { invoices, urls } = invoicesWith(() => json({ ...emptyPage, nextCursor: 'more' }));
    const controller = new AbortController();
    const walk = async (): Promise<void> => {
      for await (const page of invoices.pages({}, { signal: controller.signal })) {
        if (page.nextCursor) controller.abort();
      }
    };
    expect(await rejection(walk())).to.have.property('name', 'AbortError');
    expect(urls).to.have.length(1);
  });

  it('should give a file with the name the server chose', async () => {
    const { invoices } = invoicesWith(
      () => new Response('%PDF', { headers: { 'Content-Disposition': 'attachment; filename="FA-2026-1.pdf"' } }),
    );
    const { blob, filename } = await invoices.file('inv_1', 'pdf');
    expect(filename).to.equal('FA-2026-1.pdf');
    expect(await blob.text()).to.equal('%PDF');
  });
});

describe('filenameFrom', () => {
  const cases: [string | null, string | undefined][] = [
    [null, undefined],
    ['attachment', undefined],
    ['attachment; filename=plain.pdf', 'plain.pdf'],
    ['attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'],
    [`attachment; filename="fallback.pdf"; filename*=UTF-8''Facture%20n%C2%B0%201.pdf`, 'Facture n° 1.pdf'],
    [`attachment; filename="kept.pdf"; filename*=UTF-8''%E0%A4%A`, 'kept.pdf'],
    ['attachment; filename="../../etc/passwd"', '.._.._etc_passwd'],
  ];
  for (const [header, expected] of cases) {
    it(`should read ${String(header)}`, () => {
      expect(filenameFrom(header)).to.equal(expected);
    });
  }
});
