import { create as contentDisposition } from 'content-disposition';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { withIdempotency } from '../http/idempotency.ts';
import type { OperationHandlers } from '../http/operations.ts';
import { sessionOf } from '../http/session-of.ts';
import type { ExportService } from './service.ts';

/** Seconds after which it is worth asking how far an export is. */
const worthAsking = { 'Retry-After': '2' };

/** The operations on exports. */
export function exportOperations(db: Kysely<Tables>, exports: ExportService): OperationHandlers {
  return {
    createExport: async (request) => {
      await exports.checkRequest(sessionOf(request).customerId, request.body);
      const create = withIdempotency(db, 'createExport', async ({ body: asked }, transaction) => {
        const body = await exports.createExport(sessionOf(request), asked, transaction);
        return { status: 202, body, headers: { Location: `/v1/exports/${body.id}`, ...worthAsking } };
      });
      return create(request);
    },
    listExports: async (request) => ({
      status: 200,
      body: await exports.listExports(sessionOf(request).customerId, request.query),
    }),
    getExport: async (request) => {
      const body = await exports.getExport(sessionOf(request).customerId, request.path.exportId);
      const isUnderWay = body.status === 'queued' || body.status === 'running';
      return { status: 200, body, ...(isUnderWay ? { headers: worthAsking } : {}) };
    },
    deleteExport: async (request) => {
      await exports.deleteExport(sessionOf(request).customerId, request.path.exportId);
      return { status: 204 };
    },
    getExportFile: async (request) => {
      const file = await exports.downloadExport(sessionOf(request), request.path.exportId);
      const headers = {
        'content-type': file.mediaType,
        'content-disposition': contentDisposition(file.filename),
        'content-length': String(file.size),
      };
      return { status: 200, body: file.bytes, headers };
    },
  };
}
