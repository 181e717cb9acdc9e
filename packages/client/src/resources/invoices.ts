import type { Client } from 'openapi-fetch';
import { filenameFrom } from '../content-disposition.js';
import { passed } from '../passed.js';
import { received } from '../reply.js';
import type { paths } from '../schema.js';
import type { Invoice, InvoiceFileKind, InvoicePage, InvoiceQuery, InvoiceSummary, RequestOptions } from '../types.js';

/** A file as it came from the server. */
export interface DownloadedFile {
  blob: Blob;
  /** The server's name for it; undefined when the answer carried none that this page may read. */
  filename: string | undefined;
}

/** A picture of one page of an invoice. */
export interface InvoicePreview {
  /** SVG, A4, the white of the paper included. */
  image: Blob;
  /** How many pages the invoice has. */
  pageCount: number;
}

/** Invoices and credit notes of the session's customer. */
export interface InvoicesResource {
  /** One page. */
  list(query?: InvoiceQuery, options?: RequestOptions): Promise<InvoicePage>;
  /** All pages from the query's cursor on, each requested when the loop comes to it. */
  pages(query?: InvoiceQuery, options?: RequestOptions): AsyncGenerator<InvoicePage, void>;
  /** What is open, per currency. */
  summary(options?: RequestOptions): Promise<InvoiceSummary>;
  /** One invoice with its whole document. */
  get(invoiceId: string, options?: RequestOptions): Promise<Invoice>;
  /** One file of an invoice. */
  file(invoiceId: string, fileKind: InvoiceFileKind, options?: RequestOptions): Promise<DownloadedFile>;
  /** One page as a picture. @param page from 1; a page that the invoice does not have is `not_found` */
  preview(invoiceId: string, page: number, options?: RequestOptions): Promise<InvoicePreview>;
}

/** @internal */
export function invoicesResource(http: Client<paths>): InvoicesResource {
  const list: InvoicesResource['list'] = async (query = {}, { signal } = {}) =>
    (await received(http.GET('/v1/invoices', { params: { query }, ...passed(signal) }), signal)).data;

  return {
    list,
    async *pages(query = {}, options = {}) {
      let cursor: string | null | undefined = query.cursor;
      do {
        const page: InvoicePage = await list({ ...query, ...(cursor ? { cursor } : {}) }, options);
        yield page;
        cursor = page.nextCursor;
      } while (cursor);
    },
    async summary({ signal } = {}) {
      return (await received(http.GET('/v1/invoices/summary', { ...passed(signal) }), signal)).data;
    },
    async get(invoiceId, { signal } = {}) {
      const init = { params: { path: { invoiceId } }, ...passed(signal) };
      return (await received(http.GET('/v1/invoices/{invoiceId}', init), signal)).data;
    },
    async file(invoiceId, fileKind, { signal } = {}) {
      const init = { params: { path: { invoiceId, fileKind } }, parseAs: 'blob' as const, ...passed(signal) };
      const { data, response } = await received(http.GET('/v1/invoices/{invoiceId}/files/{fileKind}', init), signal);
      return { blob: data, filename: filenameFrom(response.headers.get('Content-Disposition')) };
    },
    async preview(invoiceId, page, { signal } = {}) {
      const init = { params: { path: { invoiceId, page } }, parseAs: 'blob' as const, ...passed(signal) };
      const { data, response } = await received(http.GET('/v1/invoices/{invoiceId}/preview/{page}', init), signal);
      return { image: data, pageCount: Number(response.headers.get('X-Page-Count') ?? 1) };
    },
  };
}
