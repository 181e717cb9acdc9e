import type { Client } from 'openapi-fetch';
import { filenameFrom } from '../content-disposition.js';
import { passed } from '../passed.js';
import { done, received } from '../reply.js';
import type { paths } from '../schema.js';
import type { Export, ExportPage, ExportQuery, ExportRequest, RequestOptions, WriteOptions } from '../types.js';
import type { DownloadedFile } from './invoices.js';

/** Files with many invoices, made in the background. */
export interface ExportsResource {
  /** One page, newest first. */
  list(query?: ExportQuery, options?: RequestOptions): Promise<ExportPage>;
  /** Asks for a file. */
  create(request: ExportRequest, options: WriteOptions): Promise<Export>;
  /** How far it has come. */
  get(exportId: string, options?: RequestOptions): Promise<Export>;
  /** The file, once it is ready. */
  file(exportId: string, options?: RequestOptions): Promise<DownloadedFile>;
  /** Stops an export or deletes its file. */
  remove(exportId: string, options?: RequestOptions): Promise<void>;
}

/** @internal */
export function exportsResource(http: Client<paths>): ExportsResource {
  return {
    async list(query = {}, { signal } = {}) {
      return (await received(http.GET('/v1/exports', { params: { query }, ...passed(signal) }), signal)).data;
    },
    async create(body, { idempotencyKey, signal }) {
      const params = { header: { 'Idempotency-Key': idempotencyKey } };
      return (await received(http.POST('/v1/exports', { params, body, ...passed(signal) }), signal)).data;
    },
    async get(exportId, { signal } = {}) {
      const init = { params: { path: { exportId } }, ...passed(signal) };
      return (await received(http.GET('/v1/exports/{exportId}', init), signal)).data;
    },
    async file(exportId, { signal } = {}) {
      const init = { params: { path: { exportId } }, parseAs: 'blob' as const, ...passed(signal) };
      const { data, response } = await received(http.GET('/v1/exports/{exportId}/file', init), signal);
      return { blob: data, filename: filenameFrom(response.headers.get('Content-Disposition')) };
    },
    async remove(exportId, { signal } = {}) {
      const init = { params: { path: { exportId } }, ...passed(signal) };
      await done(http.DELETE('/v1/exports/{exportId}', init), signal);
    },
  };
}
