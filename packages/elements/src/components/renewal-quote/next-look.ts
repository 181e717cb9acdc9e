import type { FollowedQuote } from '@portico/client';
import { isUnderWay } from './quote-rules.js';

/** Milliseconds between looks at a quote on which the server works; each pause is twice the one before. */
const firstPause = 1_000;
const longestPause = 30_000;

/** Milliseconds between looks at a quote that waits for a person. */
const reviewPause = 60_000;

/** The longest time that a timer of a browser takes. */
const longestTimer = 2 ** 31 - 1;

/**
 * Milliseconds after which a quote may stand differently without anybody having said so; undefined when it will not.
 *
 * @param looks how often it was looked at since something has changed
 * @param now in milliseconds
 */
export function nextLook({ value, retryAfter = 0 }: FollowedQuote, looks: number, now: number): number | undefined {
  if (isUnderWay(value)) return Math.max(retryAfter, Math.min(firstPause * 2 ** looks, longestPause));
  if (value.status === 'under_review') return Math.max(retryAfter, reviewPause);
  if (value.status !== 'ready' || value.validUntil === null) return undefined;
  // The server decides when it is over; a clock that is ahead of it asks again each minute.
  const left = Date.parse(value.validUntil) - now;
  return Math.min(left > 0 ? left + firstPause : reviewPause, longestTimer);
}
