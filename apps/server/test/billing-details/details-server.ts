import { nothingOutside } from '../../src/configuration/outside.ts';
import type { Capability, Schemas } from '../../src/http/operations.ts';
import { openWholeServer, type WholeServer } from '../contract/whole-server.ts';
import { asJson } from '../http/running-server.ts';
import { partyNamed } from '../party.ts';
import { startMockTaxRegister, type MockTaxRegister } from '../tax-ids/mock-tax-register.ts';

export type Details = Schemas['BillingDetails'];
export type Input = Schemas['BillingDetailsInput'];

/** A server with customers, connected with a mock of the register of tax ids. */
export interface DetailsServer {
  server: WholeServer;
  register: MockTaxRegister;
  /** @returns its id */
  addCustomer(externalId: string, given?: Partial<Schemas['CustomerInput']>): Promise<string>;
  ask(externalId: string, path: string, init?: RequestInit): Promise<Response>;
  read(externalId: string): Promise<{ details: Details; etag: string }>;
  /** Replaces the details that `etag` is of; of the ones that are current when it is absent. */
  save(externalId: string, input: unknown, etag?: string): Promise<Response>;
  /** Replaces some of them. */
  edit(externalId: string, changes: Partial<Input>): Promise<Response>;
  close(): Promise<void>;
}

export const address: Schemas['BillingAddress'] = {
  lines: ['1 quai Sud'],
  dependentLocality: null,
  city: 'Calais',
  postalCode: '62100',
  sortingCode: null,
  subdivision: null,
  country: 'FR',
};

export const atelier = partyNamed('Atelier du Nord SARL', {
  taxId: 'FR83404833048',
  address: { lines: ['1 quai Sud'], postalCode: '62100', city: 'Calais', subdivision: null, country: 'FR' },
  contact: { name: 'Camille Lefèvre', phone: null, email: 'compta@atelier.example' },
});

const capabilities: Capability[] = [
  'billing_details:read',
  'billing_details:manage',
  'activity:read',
  'notifications:read',
  'invoices:read',
];

/** What of the details can be edited. */
export function inputOf(details: Details): Input {
  const { companyName, contact, address: written, taxId, invoiceRecipients, purchaseOrderReference } = details;
  return { companyName, contact, address: written, taxId, invoiceRecipients, purchaseOrderReference };
}

/** @param clock where time is other than it is */
export async function openDetailsServer(clock: () => Date = () => new Date()): Promise<DetailsServer> {
  const register = await startMockTaxRegister();
  const server = await openWholeServer({ clock }, { outside: { ...nothingOutside, taxRegisterUrl: register.url } });
  const tokens = new Map<string, string>();
  const ask: DetailsServer['ask'] = async (externalId, path, init = {}) => {
    const token = tokens.get(externalId) ?? (await server.token(externalId, capabilities));
    tokens.set(externalId, token);
    return fetch(`${server.url}/v1${path}`, {
      ...init,
      headers: { Authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) },
    });
  };
  const read: DetailsServer['read'] = async (externalId) => {
    const response = await ask(externalId, '/billing-details');
    return { details: (await response.json()) as Details, etag: response.headers.get('ETag') ?? '' };
  };
  const save: DetailsServer['save'] = async (externalId, input, etag) =>
    ask(externalId, '/billing-details', {
      method: 'PUT',
      headers: { ...asJson, 'If-Match': etag ?? (await read(externalId)).etag },
      body: JSON.stringify(input),
    });
  return {
    server,
    register,
    ask,
    read,
    save,
    addCustomer: async (externalId, given = {}) =>
      (await server.services.customers.createCustomer({ externalId, party: atelier, ...given })).id,
    edit: async (externalId, changes) => {
      const { details, etag } = await read(externalId);
      return save(externalId, { ...inputOf(details), ...changes }, etag);
    },
    close: async () => {
      await server.close();
      await register.close();
    },
  };
}
