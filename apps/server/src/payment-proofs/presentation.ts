import type { Schemas } from '../http/operations.ts';
import type { ProofRow } from './store.ts';

/** What the customer is shown. */
export function toPaymentProof(row: ProofRow): Schemas['PaymentProof'] {
  return {
    id: row.id,
    status: row.status,
    details: row.details,
    invoiceNumbers: row.invoice_numbers,
    file: { mediaType: row.media_type, filename: row.filename, size: row.size, sha256: row.sha256 },
    rejection: row.rejection,
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at.toISOString(),
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
  };
}

/** What the operator is shown. */
export function toOperatorProof(row: ProofRow): Schemas['OperatorPaymentProof'] {
  return { customerId: row.customer_id, customerName: row.customer_name, proof: toPaymentProof(row) };
}

const longestLabel = 300;

/** How the activity names a proof: by its invoices. */
export function subjectOf({
  id,
  invoice_numbers,
}: Pick<ProofRow, 'id' | 'invoice_numbers'>): Schemas['ResourceReference'] {
  return { type: 'payment_proof', id, label: Array.from(invoice_numbers.join(', ')).slice(0, longestLabel).join('') };
}
