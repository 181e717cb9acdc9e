import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { MailOutcome } from '../mail/smtp-outcome.ts';
import type { DeliveryRow, RecipientRow } from './presentation.ts';
import type { DeliveryContext } from './service.ts';
import { countUnfinished, lockMessage, updateDelivery, updateRecipient, type MessageKey } from './store.ts';

/** An attempt that has begun. Its number fences off all earlier ones. */
export interface Attempt {
  delivery: DeliveryRow;
  email: string;
  number: number;
}

/**
 * Begins an attempt at a message, if one is due. An attempt that a killed process left behind is given up, unless the
 * end of its message may have been sent: then the message is not sent again, and its outcome is unknown.
 *
 * @returns undefined when there is nothing to do now
 */
export async function beginAttempt(context: DeliveryContext, key: MessageKey): Promise<Attempt | undefined> {
  const { db, clock, settings, jobs } = context;
  return inTransaction(db, async (transaction) => {
    const locked = await lockMessage(transaction, key);
    if (!locked) return undefined;
    const { delivery, recipient } = locked;
    const now = clock();
    const step = nextStep(recipient, now, settings);
    if (step instanceof Date) {
      await jobs.add(transaction, 'deliver_message', key, { startAfter: step });
      return undefined;
    }
    switch (step) {
      case 'nothing':
        return undefined;
      case 'give_up':
        await noteOutcome(context, key, locked, { kind: 'unknown', reply: null }, transaction);
        return undefined;
      case 'stop':
        await noteOutcome(context, key, locked, lastOutcome(recipient), transaction);
        return undefined;
      case 'try': {
        const number = recipient.attempts + 1;
        const change = { status: 'sending', attempts: number, next_attempt_at: null, changed_at: now } as const;
        await updateRecipient(transaction, key, change);
        if (delivery.status === 'queued') {
          await updateDelivery(transaction, delivery.id, { status: 'sending' });
          await tell(transaction, delivery, 'sending', now);
        }
        return { delivery, email: recipient.email, number };
      }
    }
  });
}

/** What is to be done with a message; a date is when to ask again. */
type Step = 'nothing' | 'give_up' | 'stop' | 'try' | Date;

function nextStep(recipient: RecipientRow, now: Date, { pauses, ...settings }: DeliveryContext['settings']): Step {
  switch (recipient.status) {
    case 'sent':
    case 'refused':
    case 'failed':
      return 'nothing';
    case 'retrying':
      // A job for that moment exists; the database's clock may be a little behind this one.
      if (recipient.next_attempt_at && recipient.next_attempt_at.getTime() > now.getTime() + 1000) return 'nothing';
      break;
    case 'sending': {
      // Somebody may be at it at this moment.
      const { changed_at: begunAt, handed_over_at: handedOverAt } = recipient;
      const over = handedOverAt
        ? new Date(handedOverAt.getTime() + settings.replyTime)
        : new Date(begunAt.getTime() + settings.takeoverTime);
      if (over > now) return over;
      if (handedOverAt) return 'give_up';
      break;
    }
    case 'queued':
  }
  return recipient.attempts > pauses.length ? 'stop' : 'try';
}

/** What is known of a message whose last attempt was cut off before its end was sent. */
function lastOutcome({ reason, server_reply: reply }: RecipientRow): MailOutcome {
  return { kind: 'retry', reason: reason ?? 'server_unavailable', reply };
}

/** Notes what became of an attempt, unless a later one has begun or an outcome is noted already. */
export async function finishAttempt(
  context: DeliveryContext,
  key: MessageKey,
  attempt: Attempt,
  outcome: MailOutcome,
): Promise<void> {
  await inTransaction(context.db, async (transaction) => {
    const locked = await lockMessage(transaction, key);
    if (!locked || locked.recipient.attempts !== attempt.number) return;
    const { status, reason } = locked.recipient;
    // A reply that came after another process stopped waiting for it is still the truth.
    const isLateNews = status === 'failed' && reason === 'outcome_unknown' && outcome.kind === 'sent';
    if (status === 'sending' || isLateNews) await noteOutcome(context, key, locked, outcome, transaction);
  });
}

async function noteOutcome(
  { clock, settings, jobs }: DeliveryContext,
  key: MessageKey,
  { delivery, recipient }: { delivery: DeliveryRow; recipient: RecipientRow },
  outcome: MailOutcome,
  transaction: Kysely<Tables>,
): Promise<void> {
  const now = clock();
  const pause = outcome.kind === 'retry' ? settings.pauses[recipient.attempts - 1] : undefined;
  const nextAttemptAt = pause === undefined ? null : new Date(now.getTime() + pause);
  await updateRecipient(transaction, key, {
    status: nextAttemptAt ? 'retrying' : finalStatus[outcome.kind],
    reason: outcome.kind === 'sent' ? null : outcome.kind === 'unknown' ? 'outcome_unknown' : outcome.reason,
    server_reply: outcome.reply,
    handed_over_at: null,
    sent_at: outcome.kind === 'sent' ? now : null,
    next_attempt_at: nextAttemptAt,
    changed_at: now,
  });
  if (nextAttemptAt) await jobs.add(transaction, 'deliver_message', key, { startAfter: nextAttemptAt });
  const isCompleted = (await countUnfinished(transaction, delivery.id)) === 0;
  const status = isCompleted ? 'completed' : 'sending';
  await updateDelivery(transaction, delivery.id, { status, completed_at: isCompleted ? now : null });
  await tell(transaction, delivery, status, now);
}

const finalStatus = { sent: 'sent', retry: 'failed', refused: 'refused', unknown: 'failed' } as const;

async function tell(
  transaction: Kysely<Tables>,
  { id, customer_id: customerId }: DeliveryRow,
  status: DeliveryRow['status'],
  now: Date,
): Promise<void> {
  await publishEvent(transaction, customerId, { type: 'delivery.changed', data: { deliveryId: id, status } }, now);
}
