import type { Selectable } from 'kysely';
import type { Schemas } from '../http/operations.ts';
import type { DeliveryRecipientTable, DeliveryTable } from './tables.ts';

export type DeliveryRow = Selectable<DeliveryTable>;
export type RecipientRow = Selectable<DeliveryRecipientTable>;

/** A delivery as the contract has it. @param recipients its own, in their order */
export function toDelivery(row: DeliveryRow, recipients: readonly RecipientRow[]): Schemas['Delivery'] {
  return {
    id: row.id,
    status: row.status,
    documents: row.documents.map(({ type, id, number, files }) => ({
      type,
      id,
      number,
      files: files.map(({ filename }) => filename),
    })),
    recipients: recipients.map(toRecipient),
    locale: row.locale,
    message: row.message,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    completedAt: row.completed_at?.toISOString() ?? null,
  };
}

function toRecipient(row: RecipientRow): Schemas['DeliveryRecipient'] {
  return {
    email: row.email,
    status: row.status,
    attempts: row.attempts,
    reason: row.reason,
    serverReply: row.server_reply,
    sentAt: row.sent_at?.toISOString() ?? null,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
  };
}
