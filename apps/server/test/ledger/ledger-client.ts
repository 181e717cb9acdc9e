import { randomUUID } from 'node:crypto';

import type { Schemas } from '../../src/http/operations.ts';
import type { LedgerServer } from './ledger-server.ts';

/** What a host's backend and its pages ask of the server, over HTTP. */
export interface LedgerClient {
  /** Adds something as the operator. @throws when the answer is not 201 */
  create<Created>(resource: 'customers' | 'invoices', input: object): Promise<Created>;
  /** Mints a session that may read the customer's invoices. */
  session(externalId: string): Promise<string>;
  /** All invoices of the session's customer, page by page. */
  invoices(token: string): Promise<Schemas['InvoiceListItem'][]>;
  /** Downloads the PDF of an invoice. */
  pdf(token: string, invoiceId: string): Promise<Uint8Array>;
}

/** @throws when the answer has another status, with what the server said */
async function expectStatus(response: Response, status: number): Promise<Response> {
  if (response.status === status) return response;
  throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
}

export function createLedgerClient({ url, secretKey }: Pick<LedgerServer, 'url' | 'secretKey'>): LedgerClient {
  const get = async (path: string, token: string) =>
    expectStatus(await fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${token}` } }), 200);
  const post = async (path: string, body: object) => {
    const headers = {
      Authorization: `Bearer ${secretKey}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
    };
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await expectStatus(response, 201)).json();
  };
  return {
    create: async <Created>(resource: string, input: object) =>
      (await post(`/v1/operator/${resource}`, input)) as Created,
    session: async (externalId) => {
      const request: Schemas['SessionRequest'] = {
        customer: { externalId },
        actor: { id: 'ledger-test', name: 'Ledger Test' },
        capabilities: ['invoices:read'],
      };
      return ((await post('/v1/sessions', request)) as Schemas['MintedSession']).token;
    },
    invoices: async (token) => {
      const found: Schemas['InvoiceListItem'][] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const response = await get(`/v1/invoices?limit=5${after}`, token);
        const page = (await response.json()) as Schemas['InvoicePage'];
        found.push(...page.items);
        cursor = page.nextCursor;
      }
      return found;
    },
    pdf: async (token, invoiceId) =>
      new Uint8Array(await (await get(`/v1/invoices/${invoiceId}/files/pdf`, token)).arrayBuffer()),
  };
}

/** Works through a list with so many at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  workers: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}
