import type { Capability, Schemas, SessionIdentity } from '../http/operations.ts';

type EventType = Schemas['LiveEvent']['type'];

/** What a session must be allowed to hear of an event, one of them; null: every session of the customer. */
const audience: Readonly<Record<EventType, readonly Capability[] | null>> = {
  'invoices.changed': ['invoices:read'],
  'payment.changed': ['invoices:read'],
  'payment_proof.changed': ['invoices:read'],
  'delivery.changed': ['invoices:read', 'quotes:read'],
  'export.changed': ['exports:create'],
  'subscription.changed': ['subscription:read'],
  'payment_methods.changed': ['payment_methods:read'],
  'billing_details.changed': ['billing_details:read'],
  'renewal_quote.changed': ['quotes:read'],
  'notifications.changed': ['notifications:read'],
  'people.changed': ['people:read'],
  'profile.changed': null,
  'brand.changed': null,
  'stream.reset': null,
};

/** Whether the session may hear of an event of this type. */
export function mayHear({ capabilities }: Pick<SessionIdentity, 'capabilities'>, type: EventType): boolean {
  const needed = audience[type];
  return needed === null || needed.some((capability) => capabilities.has(capability));
}
