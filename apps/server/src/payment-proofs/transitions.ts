import type { Schemas } from '../http/operations.ts';

type Status = Schemas['PaymentProofStatus'];

/** What the operator can do with a proof. */
export type Decision = 'review' | 'accept' | 'reject';

/**
 * What each decision makes of a proof; null where it comes too late. A decision that leads to where the proof is
 * already changes nothing, so that it can be repeated.
 */
export const transitions: Readonly<Record<Status, Readonly<Record<Decision, Status | null>>>> = {
  submitted: { review: 'under_review', accept: 'accepted', reject: 'rejected' },
  under_review: { review: 'under_review', accept: 'accepted', reject: 'rejected' },
  accepted: { review: null, accept: 'accepted', reject: null },
  rejected: { review: null, accept: null, reject: 'rejected' },
};
