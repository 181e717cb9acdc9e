import type { ColumnType } from 'kysely';
import type { Schemas } from '../http/operations.ts';

type CreatedOnly<Value> = ColumnType<Value, Value, never>;
type Json<Value> = ColumnType<Value, string, string>;

/** The kinds of file that a proof may be. */
export type ProofMediaType = 'application/pdf' | 'image/png' | 'image/jpeg';

export interface PaymentProofTable {
  id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  status: Schemas['PaymentProofStatus'];
  details: ColumnType<Schemas['PaymentProofDetails'], string, never>;
  filename: CreatedOnly<string>;
  media_type: CreatedOnly<ProofMediaType>;
  /** Bytes. */
  size: CreatedOnly<number>;
  sha256: CreatedOnly<string>;
  rejection: Json<Schemas['ProofRejection']> | null;
  submitted_by: ColumnType<Schemas['PersonReference'], string, never>;
  submitted_at: CreatedOnly<Date>;
  /** When it was accepted or rejected. */
  reviewed_at: Date | null;
}

/** The invoices that a proof is for, in the order they were named. */
export interface PaymentProofInvoiceTable {
  proof_id: CreatedOnly<string>;
  position: CreatedOnly<number>;
  invoice_id: CreatedOnly<string>;
}

export interface PaymentProofFileTable {
  proof_id: CreatedOnly<string>;
  bytes: CreatedOnly<Uint8Array>;
}

/** The tables of this slice, by name. */
export interface PaymentProofTables {
  payment_proof: PaymentProofTable;
  payment_proof_invoice: PaymentProofInvoiceTable;
  payment_proof_file: PaymentProofFileTable;
}
