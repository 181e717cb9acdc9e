import type { Schemas } from '../../src/http/operations.ts';
import { notify, type Notice } from '../../src/notifications/notify.ts';
import { asOperator, openWholeServer, type WholeServer } from '../contract/whole-server.ts';
import { asJson } from '../http/running-server.ts';
import { partyNamed } from '../party.ts';

/** Who asks: a user of a customer, both by the host's ids. */
export type Person = readonly [externalId: string, actorId: string];

export interface NotificationWorld extends WholeServer {
  idOf(externalId: string): string;
  /** Tells a customer something, a second after what it was told before. */
  tell(externalId: string, notice?: Partial<Notice>): Promise<void>;
  ask(person: Person, path?: string, init?: RequestInit): Promise<Response>;
  list(person: Person, query?: string): Promise<Schemas['NotificationPage']>;
  unread(person: Person): Promise<number>;
  markRead(person: Person, notificationId: string): Promise<Response>;
  markAllRead(person: Person, createdAt: string): Promise<Response>;
}

/** A server whose customers `atelier` and `werk` have not been told anything. */
export async function openNotificationWorld(): Promise<NotificationWorld> {
  const server = await openWholeServer();
  const ids = new Map<string, string>();
  for (const externalId of ['atelier', 'werk']) {
    const { id } = await server.services.customers.createCustomer({ externalId, party: partyNamed(externalId) });
    ids.set(externalId, id);
  }
  let moment = Date.parse('2026-05-01T00:00:00Z');
  const tokens = new Map<string, Promise<string>>();
  const world: NotificationWorld = {
    ...server,
    idOf: (externalId) => ids.get(externalId) ?? '',
    tell: async (externalId, notice = {}) => {
      const subject = { type: 'invoice', id: 'inv_1', label: 'AN-1' } as const;
      const said = { kind: 'invoice_overdue', subject, ...notice } as const;
      await server.database.db
        .transaction()
        .execute((transaction) => notify(transaction, world.idOf(externalId), said, new Date((moment += 1000))));
    },
    ask: async ([externalId, actorId], path = '', init = {}) => {
      const key = JSON.stringify([externalId, actorId]);
      const token = tokens.get(key) ?? mint(server.url, externalId, actorId);
      tokens.set(key, token);
      const headers = { ...asJson, Authorization: `Bearer ${await token}` };
      return fetch(`${server.url}/v1/notifications${path}`, { ...init, headers });
    },
    list: async (person, query = '') => (await (await world.ask(person, query)).json()) as Schemas['NotificationPage'],
    unread: async (person) =>
      ((await (await world.ask(person, '/unread-count')).json()) as Schemas['UnreadCount']).unread,
    markRead: (person, id) => world.ask(person, `/${id}/read`, { method: 'PUT' }),
    markAllRead: (person, createdAt) =>
      world.ask(person, '/read-up-to', { method: 'PUT', body: JSON.stringify({ createdAt }) }),
  };
  return world;
}

async function mint(url: string, externalId: string, actorId: string): Promise<string> {
  const response = await fetch(`${url}/v1/sessions`, {
    method: 'POST',
    headers: { ...asOperator, ...asJson },
    body: JSON.stringify({
      customer: { externalId },
      actor: { id: actorId, name: actorId },
      capabilities: ['notifications:read'],
    }),
  });
  return ((await response.json()) as Schemas['MintedSession']).token;
}
