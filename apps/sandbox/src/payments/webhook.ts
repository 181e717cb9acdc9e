import { createHmac } from 'node:crypto';
import type { Entry, EntryEvent } from './entry.ts';

/** Milliseconds that the seller may take to answer. */
const answerLimit = 10_000;

/**
 * Sends an event to the seller, signed as Standard Webhooks describes (https://www.standardwebhooks.com): HMAC-SHA256 of
 * `id.timestamp.body`.
 *
 * @param secret its UTF-8 bytes are the key
 * @param signal ends the attempt
 * @returns whether the seller took it
 */
export async function sendEvent(
  entry: Entry,
  event: EntryEvent,
  secret: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { id, type, createdAt } = event;
  const body = JSON.stringify({ id, type, createdAt, data: subjectOf(entry) });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  const headers = {
    'Content-Type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(answerLimit)]);
    const answer = await fetch(entry.webhookUrl, { method: 'POST', headers, body, signal: limited, redirect: 'error' });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

function subjectOf({ id, mode }: Entry): { chargeId: string } | { checkoutId: string } {
  return mode === 'charge' ? { chargeId: id } : { checkoutId: id };
}
