import type { SubscriptionListItem } from '@portico/client';

/** Whether the notice deadline of the term has passed. Ended subscriptions have none to pass. */
export function isTooLate({ noticeDeadline, status }: SubscriptionListItem, now: number): boolean {
  return status !== 'ended' && (noticeDeadline === null || Date.parse(noticeDeadline) <= now);
}
