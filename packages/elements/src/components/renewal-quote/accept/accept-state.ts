import type { BillingErrorCode, QuoteAcceptanceRequest, RenewalQuote } from '@portico/client';
import type { AcceptProblems } from './accept-problems.js';

/** What is typed as a signature. */
export interface Signature {
  name: string;
  role: string;
}

/** Why there is nothing to accept any more. */
export type Obstacle = 'expired' | 'superseded' | 'accepted' | 'closed';

/** What is to be accepted, and what was typed. */
export interface AcceptForm {
  /** The quote as it is shown: this version and no other is accepted. */
  quote: RenewalQuote;
  signature: Signature;
  isAuthorised: boolean;
  problems: AcceptProblems;
  /** Whether the document is another one than when the form was opened. */
  isChanged: boolean;
  obstacle: Obstacle | undefined;
  /** Id of the invoice, once it is accepted. */
  invoiceId: string | undefined;
  announcement: string;
}

/** An empty form for a quote. */
export function formFor(quote: RenewalQuote): AcceptForm {
  return {
    quote,
    signature: { name: '', role: '' },
    isAuthorised: false,
    problems: new Set(),
    isChanged: false,
    obstacle: undefined,
    invoiceId: undefined,
    announcement: '',
  };
}

/** Whether somebody who agrees to one agrees to the other as well. */
export function isSameOffer(shown: RenewalQuote, { document, consentText }: RenewalQuote): boolean {
  return (
    shown.document?.version === document?.version &&
    shown.document?.file.sha256 === document?.file.sha256 &&
    shown.consentText === consentText
  );
}

/** What is sent; undefined while the document is being made. */
export function acceptanceOf({ quote, signature }: AcceptForm): QuoteAcceptanceRequest | undefined {
  const { document, consentText } = quote;
  if (!document || consentText === null) return undefined;
  return {
    name: signature.name.trim(),
    role: signature.role.trim(),
    authorised: true,
    consent: { documentVersion: document.version, documentSha256: document.file.sha256, consentText },
  };
}

/** Why this quote cannot be accepted; undefined while it can. */
export function obstacleOf(shown: RenewalQuote, current: RenewalQuote | undefined): Obstacle | undefined {
  if (current?.id !== shown.id) return 'closed';
  switch (current.status) {
    case 'ready':
      return undefined;
    case 'expired':
    case 'superseded':
    case 'accepted':
      return current.status;
    case 'requested':
    case 'preparing':
    case 'under_review':
    case 'declined':
    case 'withdrawn':
    case 'failed':
      return 'closed';
  }
}

/** What the server's refusal means for the quote. */
export const obstacleByCode: Partial<Record<BillingErrorCode, Obstacle>> = {
  quote_expired: 'expired',
  quote_superseded: 'superseded',
  quote_already_accepted: 'accepted',
};
