import type { FieldProblem, InvoiceListItem, ProblemCode } from '@portico/client';
import { summaryOf } from './fixtures/invoices.js';
import { chosenInvoices } from './invoice-list.js';

/** Answers one request, as the server would. */
export type RequestHandler = (request: Request) => Promise<Response>;

/** A PDF of the smallest kind, so that what is saved has the right type. */
const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** A handler that knows these invoices: list with filter, order and pages, summary and files. */
export function billingHandler(invoices: readonly InvoiceListItem[]): RequestHandler {
  return async (request) => {
    request.signal.throwIfAborted();
    const { pathname, searchParams } = new URL(request.url);
    if (!request.headers.get('Authorization')?.startsWith('Bearer ')) return problemReply(401, 'unauthenticated');
    if (pathname === '/v1/invoices') return pageReply(invoices, searchParams);
    if (pathname === '/v1/invoices/summary') return reply(summaryOf(invoices));
    const file = /^\/v1\/invoices\/([^/]+)\/files\/([^/]+)$/.exec(pathname);
    const invoice = invoices.find(({ id }) => id === file?.[1]);
    return invoice ? fileReply(invoice, file?.[2]) : problemReply(404, 'not_found');
  };
}

/** Problem details, as the server sends them. */
export function problemReply(status: number, code: ProblemCode, fields?: readonly FieldProblem[]): Response {
  const requestId = 'req_fixture_4711';
  return Response.json(
    { type: `urn:portico:problem:${code}`, title: code, status, code, requestId, fields },
    { status, headers: { 'Content-Type': 'application/problem+json', 'X-Request-Id': requestId } },
  );
}

/** Problem details that name what is wrong with single fields. */
export function fieldProblemReply(fields: readonly FieldProblem[]): Response {
  return problemReply(422, 'validation_failed', fields);
}

function reply(body: unknown): Response {
  return Response.json(body, { headers: { 'X-Request-Id': 'req_fixture' } });
}

function pageReply(invoices: readonly InvoiceListItem[], query: URLSearchParams): Response {
  const chosen = chosenInvoices(invoices, query);
  const start = Number(query.get('cursor')?.replace('after-', '') ?? 0);
  if (Number.isNaN(start)) return problemReply(400, 'invalid_cursor');
  const end = start + Number(query.get('limit') ?? 25);
  return reply({
    items: chosen.slice(start, end),
    nextCursor: end < chosen.length ? `after-${String(end)}` : null,
    total: chosen.length,
  });
}

function fileReply({ files }: InvoiceListItem, wanted: string | undefined): Response {
  const filename = files.find(({ kind }) => kind === wanted)?.filename ?? 'document.pdf';
  return new Response(pdf, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${filename}"`,
      'X-Request-Id': 'req_fixture',
    },
  });
}
