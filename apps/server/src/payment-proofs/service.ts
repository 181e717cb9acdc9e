import type { Kysely } from 'kysely';
import { createCursors } from '../database/cursors.ts';
import { pageByIds, type PageQuery } from '../database/pages.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { UploadedFile } from '../http/forms.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { ServiceContext } from '../services.ts';
import { decideProof, type ProofDecision } from './decide-proof.ts';
import { readProofFile, type ProofFile } from './file/read-proof-file.ts';
import { toOperatorProof, toPaymentProof } from './presentation.ts';
import { selectFile, selectProof, selectProofs, type ProofFilter } from './store.ts';
import { submitProof, type ProofSubmission } from './submit-proof.ts';
import type { ProofMediaType } from './tables.ts';

/** A stored file, ready to be sent. */
export interface StoredFile {
  filename: string;
  mediaType: ProofMediaType;
  bytes: Uint8Array;
}

type Proof = Schemas['PaymentProof'];
type OperatorProof = Schemas['OperatorPaymentProof'];

/** Everything that a customer sees is asked for with the customer's id; another customer's is `not_found`. */
export interface PaymentProofService {
  /** @throws ProblemError validation_failed (empty), unsupported_document, refused_document */
  readFile(file: UploadedFile): Promise<ProofFile>;
  /** @throws ProblemError not_found, validation_failed, conflict when too many wait for review */
  submit(submission: ProofSubmission, transaction: Kysely<Tables>): Promise<Proof>;
  /** Newest first. @throws ProblemError invalid_cursor */
  listProofs(
    customerId: string,
    query?: Omit<ProofFilter, 'customerId'> & PageQuery,
  ): Promise<Schemas['PaymentProofPage']>;
  /** @throws ProblemError not_found */
  getProof(customerId: string, proofId: string): Promise<Proof>;
  /** @param customerId undefined for the operator @throws ProblemError not_found */
  getFile(proofId: string, customerId: string | undefined): Promise<StoredFile>;
  /** Of all customers, oldest first. @throws ProblemError invalid_cursor */
  listForReview(query?: Omit<ProofFilter, 'invoiceId'> & PageQuery): Promise<Schemas['OperatorPaymentProofPage']>;
  /** For the operator. @throws ProblemError not_found */
  getForReview(proofId: string): Promise<OperatorProof>;
  /** Once this returns, the decision and all that follows from it are committed. @throws ProblemError not_found, invalid_state */
  decide(proofId: string, decision: ProofDecision): Promise<OperatorProof>;
}

/** Keeps the documents with which customers show that they have paid. */
export function createPaymentProofService(context: ServiceContext): PaymentProofService {
  const { db, clock } = context;
  const cursors = createCursors(db);
  const existing = async (proofId: string, customerId?: string, from: Kysely<Tables> = db) =>
    selectProof(from, proofId, customerId).then(found);
  return {
    readFile: readProofFile,
    async submit(submission, transaction) {
      const id = await submitProof(context, transaction, submission);
      return toPaymentProof(await existing(id, submission.session.customerId, transaction));
    },
    async listProofs(customerId, { invoiceId, status, ...page } = {}) {
      const list = ['payment proofs', customerId, invoiceId ?? null, status ?? null];
      const { items, ...rest } = await pageByIds(cursors, list, page, (position) =>
        selectProofs(db, { customerId, invoiceId, status }, { order: 'newest first', ...position }),
      );
      return { ...rest, items: items.map(toPaymentProof) };
    },
    getProof: async (customerId, proofId) => toPaymentProof(await existing(proofId, customerId)),
    async getFile(proofId, customerId) {
      const { filename, media_type, bytes } = found(await selectFile(db, proofId, customerId));
      return { filename, mediaType: media_type, bytes };
    },
    async listForReview({ customerId, status, ...page } = {}) {
      const list = ['payment proofs of all', customerId ?? null, status ?? null];
      const { items, ...rest } = await pageByIds(cursors, list, page, (position) =>
        selectProofs(db, { customerId, status }, { order: 'oldest first', ...position }),
      );
      return { ...rest, items: items.map(toOperatorProof) };
    },
    getForReview: async (proofId) => toOperatorProof(await existing(proofId)),
    decide: async (proofId, decision) =>
      toOperatorProof(await inTransaction(db, (transaction) => decideProof(transaction, proofId, decision, clock()))),
  };
}

function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new ProblemError('not_found', 'No such proof of payment.');
  return row;
}
