import { randomUUID } from 'node:crypto';
import type { Schemas } from '../../src/http/operations.ts';
import { asOperator, openWholeServer, type WholeServer } from '../contract/whole-server.ts';
import { asJson } from '../http/running-server.ts';
import { sampleDocument } from '../invoices/sample-documents.ts';
import { partyNamed } from '../party.ts';
import { sampleSubscription } from '../subscriptions/sample-subscription.ts';
import { pngFile } from './sample-files.ts';

type Details = Schemas['PaymentProofDetails'];

export interface ProofWorld extends WholeServer {
  /** Portico's id of a customer, by the host's. */
  idOf(externalId: string): string;
  /** Adds an overdue invoice of 12 EUR to a customer, for its subscription. */
  addInvoice(externalId: string, amount?: number): Promise<string>;
  /** Asks as a user of the customer. */
  ask(externalId: string, path: string, init?: RequestInit): Promise<Response>;
  upload(externalId: string, details: unknown, file?: Blob, key?: string): Promise<Response>;
  /** Uploads what is accepted. */
  submit(externalId: string, details: Details): Promise<Schemas['PaymentProof']>;
  review(path: string, init?: RequestInit): Promise<Response>;
  decide(proofId: string, decision: 'review' | 'acceptance' | 'rejection', body?: unknown): Promise<Response>;
}

/** The name of a customer's one subscription, which is inactive for payment default. */
export const subscriptionOf = (externalId: string): string => `sub_${externalId}`;

/** A server with two customers whose subscriptions are inactive. */
export async function openProofWorld(): Promise<ProofWorld> {
  const server = await openWholeServer();
  const { customers, subscriptions, invoices } = server.services;
  const ids = new Map<string, string>();
  for (const externalId of ['marais', 'werk']) {
    ids.set(externalId, (await customers.createCustomer({ externalId, party: partyNamed(externalId) })).id);
    const own = { id: subscriptionOf(externalId), status: 'inactive' } as const;
    await subscriptions.addSubscription(sampleSubscription(externalId, own));
  }
  let number = 0;
  const world: ProofWorld = {
    ...server,
    idOf: (externalId) => ids.get(externalId) ?? '',
    addInvoice: async (externalId, amount = 1200) => {
      const document = sampleDocument({ number: `P-${(number += 1)}`, amount, dueDate: '2020-01-31' });
      const subscriptionId = subscriptionOf(externalId);
      return (await invoices.createInvoice({ customer: { externalId }, document, subscriptionId })).id;
    },
    ask: async (externalId, path, init = {}) => {
      const capabilities = ['invoices:read', 'payment_proofs:submit', 'subscription:read'] as const;
      const token = await server.token(externalId, [...capabilities]);
      const headers = { ...(init.headers as Record<string, string>), Authorization: `Bearer ${token}` };
      return fetch(`${server.url}/v1${path}`, { ...init, headers });
    },
    upload: (externalId, details, file = new Blob([pngFile()]), key = randomUUID()) => {
      const body = new FormData();
      const json = typeof details === 'string' ? details : JSON.stringify(details);
      body.append('details', new Blob([json], { type: 'application/json' }));
      body.append('file', file, 'transfer order.png');
      return world.ask(externalId, '/payment-proofs', { method: 'POST', body, headers: { 'Idempotency-Key': key } });
    },
    submit: async (externalId, details) =>
      (await (await world.upload(externalId, details)).json()) as Schemas['PaymentProof'],
    review: (path, init = {}) =>
      fetch(`${server.url}/v1/operator/payment-proofs${path}`, { ...init, headers: { ...asOperator, ...asJson } }),
    decide: (proofId, decision, body) =>
      world.review(`/${proofId}/${decision}`, {
        method: 'PUT',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
  return world;
}
