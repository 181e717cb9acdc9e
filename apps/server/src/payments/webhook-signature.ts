import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookHeaders } from './gateway.ts';

/** Seconds by which a signed moment may differ from ours. */
const tolerance = 300;

/**
 * The id of a message signed as Standard Webhooks describes (https://www.standardwebhooks.com): HMAC-SHA256 of
 * `id.timestamp.body`, several signatures separated by spaces while secrets rotate.
 *
 * @returns undefined when no signature is good or the message is not of these minutes
 */
export function verifiedWebhookId(
  body: Buffer,
  headers: WebhookHeaders,
  secret: string,
  now: Date,
): string | undefined {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  if (!id || !timestamp || !/^\d{1,12}$/.test(timestamp)) return undefined;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > tolerance) return undefined;
  const expected = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest();
  const given = (headers['webhook-signature'] ?? '').split(' ').filter((part) => part.startsWith('v1,'));
  return given.some((part) => isSame(Buffer.from(part.slice(3), 'base64'), expected)) ? id : undefined;
}

function isSame(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}
