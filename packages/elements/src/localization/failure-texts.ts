import { msg, str } from '@lit/localize';
import type { BillingErrorCode } from '@portico/client';

const textByCode: Partial<Record<BillingErrorCode, () => string>> = {
  network_error: () =>
    msg('The billing service cannot be reached. Check your connection and try again.', {
      desc: 'Error: no connection.',
    }),
  not_found: () => msg('This document is no longer available.', { desc: 'Error: the document does not exist.' }),
  capability_missing: () =>
    msg('Your access does not include this. Ask the person who manages your account.', { desc: 'Error: not allowed.' }),
  session_expired: () => sessionText(),
  unauthenticated: () => sessionText(),
  session_ended: () => sessionText(),
  rate_limited: () => msg('Too many requests. Wait a moment and try again.', { desc: 'Error: too many requests.' }),
  not_implemented: () => msg('This is not available yet.', { desc: 'Error: the server does not offer this yet.' }),
};

/** What an error means to the user and what to do about it. */
export function failureText(code: BillingErrorCode): string {
  const text = textByCode[code];
  return text
    ? text()
    : msg('Something went wrong on our side. Try again in a moment.', { desc: 'Error of the server.' });
}

/** Small print under an error, for a call to support. */
export function referenceText(requestId: string | undefined): string | undefined {
  return requestId && msg(str`Reference: ${requestId}`, { desc: 'Identifies a failed request towards support.' });
}

function sessionText(): string {
  return msg('For your safety the session has ended. Continue to open a new one.', { desc: 'Error: session expired.' });
}
