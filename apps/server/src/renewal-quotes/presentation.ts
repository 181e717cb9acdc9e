import type { Schemas } from '../http/operations.ts';
import { progressOf } from './progress.ts';
import { statusAt } from './standing.ts';
import type { QuoteWithDocument } from './store.ts';

/** A quote as the contract has it. */
export function toRenewalQuote(row: QuoteWithDocument, now: Date): Schemas['RenewalQuote'] {
  const { asked, wanted, offer } = row;
  const status = statusAt(row, now);
  const expected = asked.expectedTotal;
  const total = offer?.total ?? null;
  return {
    ...wanted,
    id: row.id,
    number: row.number,
    status,
    progress: progressOf({ ...row, status }),
    subscriptionId: row.subscription_id,
    lines: offer?.lines ?? [],
    taxes: offer?.taxes ?? [],
    total,
    totalChanged: expected !== undefined && total !== null && !isSame(expected, total.gross),
    purchaseOrderReference: row.purchase_order_reference,
    contact: asked.contact ?? null,
    note: asked.note ?? null,
    document: documentOf(row),
    conditions: offer?.conditions ?? null,
    consentText: status === 'ready' ? row.consent_text : null,
    review: row.review,
    failure: status === 'failed' ? { attempts: Math.max(row.attempts, 1), retryable: true } : null,
    acceptance: row.acceptance,
    supersededBy: row.superseded_by,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    readyAt: row.ready_at?.toISOString() ?? null,
    validUntil: row.ready_at === null ? null : (row.valid_until?.toISOString() ?? null),
  };
}

function isSame(one: Schemas['Money'], other: Schemas['Money']): boolean {
  return one.amount === other.amount && one.currency === other.currency;
}

function documentOf({ document, number }: QuoteWithDocument): Schemas['QuoteDocument'] | null {
  if (!document || number === null) return null;
  const { version, locale, sha256, size } = document;
  return {
    version,
    locale,
    file: { mediaType: 'application/pdf', filename: filenameOf(number, version), size, sha256 },
  };
}

/** Name of the file of a version. */
export function filenameOf(number: string, version: number): string {
  return version === 1 ? `${number}.pdf` : `${number}-v${version}.pdf`;
}

/** The entity tag of what is shown. */
export function quoteTag({ version }: Pick<QuoteWithDocument, 'version'>): string {
  return `"${version}"`;
}

/** Whether a server works at it, so that it is worth asking again soon. */
export function isUnderWay({ status, document }: Schemas['RenewalQuote']): boolean {
  return status === 'requested' || status === 'preparing' || (status === 'ready' && document === null);
}

/** A quote as the operator sees it. */
export function toOperatorQuote(row: QuoteWithDocument, customerName: string, now: Date): Schemas['OperatorQuote'] {
  return { customerId: row.customer_id, customerName, quote: toRenewalQuote(row, now) };
}
