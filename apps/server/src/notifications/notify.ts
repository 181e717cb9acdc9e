import type { Kysely } from 'kysely';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Schemas } from '../http/operations.ts';
import { boundedFacts, boundedSubject } from './bounded-notice.ts';

/** What people of a customer are to be told. The words are the element's, in the language of the reader. */
export interface Notice {
  kind: Schemas['NotificationKind'];
  /** Where it leads. */
  subject: Schemas['ResourceReference'];
  /** A `reason` is a code of the contract, such as `card_declined`, wherever there is one. */
  facts?: Schemas['NotificationFacts'];
}

/** Tells the people of a customer something, once the transaction has committed. */
export async function notify(
  transaction: Kysely<Tables>,
  customerId: string,
  { kind, subject, facts = {} }: Notice,
  now: Date,
): Promise<void> {
  const id = newId('ntf', now);
  await transaction
    .insertInto('notification')
    .values({
      id,
      customer_id: customerId,
      kind,
      subject: JSON.stringify(boundedSubject(subject)),
      facts: JSON.stringify(boundedFacts(facts)),
      created_at: now,
    })
    .execute();
  await publishEvent(transaction, customerId, { type: 'notifications.changed', data: { notificationId: id } }, now);
}
