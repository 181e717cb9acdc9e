import { isBillingError, type BillingError, type BillingErrorCode } from '@portico/client';

/** What an element shows instead of data. */
export type FailureKind = 'error' | 'not-allowed' | 'session-expired' | 'offline';

/** A failed request, as far as the page shows it. */
export interface Failure {
  kind: FailureKind;
  code: BillingErrorCode;
  /** Names the request in the server's log. */
  requestId: string | undefined;
}

const kindByCode: Partial<Record<BillingErrorCode, FailureKind>> = {
  capability_missing: 'not-allowed',
  session_expired: 'session-expired',
  unauthenticated: 'session-expired',
  session_ended: 'session-expired',
};

/** Sorts an error of the client into one of the states that an element has. */
export function failureFrom({ code, requestId }: BillingError): Failure {
  const offline = !navigator.onLine && (code === 'network_error' || code === 'session_unavailable');
  return { kind: offline ? 'offline' : (kindByCode[code] ?? 'error'), code, requestId };
}

/** The error to show and to tell the host; undefined when a request was only aborted. */
export function reportable(error: unknown): BillingError | undefined {
  return isBillingError(error) ? error : undefined;
}
