import type { InvoicePage, MintedSession, ProblemCode } from '../src/index.js';

export const emptyPage: InvoicePage = { items: [], nextCursor: null, total: 0 };

export function mintedSession(token: string, expiresAt: number): MintedSession {
  return {
    token,
    session: {
      id: 'ses_1',
      customer: { id: 'cus_1', name: 'Atelier' },
      actor: { id: 'u1', name: 'Ada' },
      capabilities: ['invoices:read'],
      brandId: null,
      locale: null,
      expiresAt: new Date(expiresAt).toISOString(),
    },
  };
}

export function json(body: unknown): Response {
  return Response.json(body);
}

export function problem(status: number, code: ProblemCode, more: object = {}): Response {
  const body = { type: 'about:blank', title: code, status, code, requestId: 'req_1', ...more };
  return Response.json(body, { status, headers: { 'Content-Type': 'application/problem+json' } });
}

/** What a promise rejects with; the test fails when it resolves. */
export function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error,
  );
}
