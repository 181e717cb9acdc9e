import type { Schemas } from '../http/operations.ts';
import type { StoredPayment } from './store.ts';

/** A payment as the contract gives it. */
export function toPayment(row: StoredPayment): Schemas['Payment'] {
  const money = (amount: number) => ({ amount, currency: row.currency });
  const isPending = row.status === 'pending';
  return {
    id: row.id,
    status: row.status,
    amount: money(row.amount),
    allocations: row.allocations.map(({ invoice_id: invoiceId, invoice_number: invoiceNumber, amount }) => ({
      invoiceId,
      invoiceNumber,
      amount: money(amount),
    })),
    overpaid: money(row.overpaid),
    redirectUrl: isPending ? row.url : null,
    means: row.means,
    failureReason: row.status === 'failed' ? row.failure_reason : null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: isPending ? row.expires_at.toISOString() : null,
    settledAt: row.settled_at?.toISOString() ?? null,
  };
}
