import type { Kysely } from 'kysely';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';

/** Something that a user, the operator or the server did for a customer. */
export interface ActivityEntry {
  customerId: string;
  action: Schemas['ActivityAction'];
  actor: Schemas['PersonReference'];
  subject: Schemas['ResourceReference'];
  amount?: Schemas['Money'];
  /** Mail addresses. */
  recipients?: readonly string[];
  changes?: readonly Schemas['ActivityChange'][];
}

export const systemActor: Schemas['PersonReference'] = { kind: 'system', id: null, name: null };
export const operatorActor: Schemas['PersonReference'] = { kind: 'operator', id: null, name: null };

/** The user of a session, as entries name them. */
export function actorOf({ actor }: Pick<SessionIdentity, 'actor'>): Schemas['PersonReference'] {
  return { kind: 'user', id: actor.id, name: actor.name };
}

/** Keeps an entry; it exists exactly when the transaction commits. */
export async function recordActivity(transaction: Kysely<Tables>, entry: ActivityEntry, now: Date): Promise<void> {
  const { customerId, action, actor, subject, amount, recipients = [], changes = [] } = entry;
  await transaction
    .insertInto('activity')
    .values({
      id: newId('act', now),
      customer_id: customerId,
      action,
      actor_id: actor.id,
      actor: JSON.stringify(actor),
      subject_type: subject.type,
      subject_id: subject.id,
      subject_label: subject.label,
      amount: amount ? JSON.stringify(amount) : null,
      recipients: [...recipients],
      changes: JSON.stringify(changes),
      at: now,
    })
    .execute();
}
