import { createBillingClient, type BillingClient } from '../src/index.js';
import { mintedSession } from './replies.js';

export interface Asked {
  request: string;
  ifMatch: string | null;
  key: string | null;
  body: unknown;
}

/**
 * A client that keeps what it asks, of a server that gives every answer the entity tag `"7"`.
 *
 * @param body what the server answers; null is no content
 */
export function asking(body: unknown = {}): { client: BillingClient; asked: Asked[] } {
  const asked: Asked[] = [];
  const client = createBillingClient({
    baseUrl: 'https://billing.example',
    fetchSession: () => Promise.resolve(mintedSession('t', Date.now() + 900_000)),
    fetch: async (request) => {
      const text = await request.text();
      const { pathname, search } = new URL(request.url);
      asked.push({
        request: `${request.method} ${pathname}${search}`,
        ifMatch: request.headers.get('If-Match'),
        key: request.headers.get('Idempotency-Key'),
        body: text === '' ? undefined : JSON.parse(text),
      });
      return body === null ? new Response(null, { status: 204 }) : Response.json(body, { headers: { ETag: '"7"' } });
    },
  });
  return { client, asked };
}
