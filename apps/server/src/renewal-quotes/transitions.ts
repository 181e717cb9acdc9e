import type { Schemas } from '../http/operations.ts';

export type QuoteStatus = Schemas['QuoteStatus'];

/** What can happen to a renewal quote. */
export type QuoteEvent =
  /** A worker begins to prepare it, or begins again after one that was killed. */
  | 'prepare'
  /** It is calculated, and the operator's rules demand a look at it. */
  | 'hold'
  /** It is calculated and its document made. */
  | 'complete'
  /** Preparing it has failed as often as it may. */
  | 'fail'
  /** The customer has a failed one prepared again. */
  | 'retry'
  | 'approve'
  | 'decline'
  | 'accept'
  | 'withdraw'
  /** Its time is over. */
  | 'expire'
  /** The subscription has changed, so that it is no longer right. */
  | 'supersede';

type Row = Readonly<Record<QuoteEvent, QuoteStatus | null>>;

const never: Row = {
  prepare: null,
  hold: null,
  complete: null,
  fail: null,
  retry: null,
  approve: null,
  decline: null,
  accept: null,
  withdraw: null,
  expire: null,
  supersede: null,
};

/** What can be done about anything that is still open. */
const open = { withdraw: 'withdrawn', supersede: 'superseded' } as const;

/** Where each event leads from each status; null where it is not possible. */
export const transitions: Readonly<Record<QuoteStatus, Row>> = {
  requested: { ...never, ...open, prepare: 'preparing', fail: 'failed' },
  preparing: { ...never, ...open, prepare: 'preparing', hold: 'under_review', complete: 'ready', fail: 'failed' },
  under_review: { ...never, ...open, approve: 'preparing', decline: 'declined' },
  // Its document is made anew when the purchase-order reference changes, which can fail.
  ready: { ...never, ...open, accept: 'accepted', expire: 'expired', fail: 'failed' },
  failed: { ...never, ...open, retry: 'requested' },
  accepted: never,
  declined: never,
  // Withdrawing again changes nothing.
  withdrawn: { ...never, withdraw: 'withdrawn' },
  expired: never,
  superseded: never,
};

/** Statuses of a quote that stands in the way of another one for the same subscription. */
export const openStatuses: readonly QuoteStatus[] = ['requested', 'preparing', 'under_review', 'ready', 'failed'];
