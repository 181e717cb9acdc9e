import { create as contentDisposition } from 'content-disposition';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { withIdempotency } from '../http/idempotency.ts';
import type { OperationHandlers, OperationReply } from '../http/operations.ts';
import { sessionOf } from '../http/session-of.ts';
import type { PaymentProofService, StoredFile } from './service.ts';

/** The operations on proofs of payment: uploading for sessions of a customer, deciding for the operator. */
export function paymentProofOperations(db: Kysely<Tables>, proofs: PaymentProofService): OperationHandlers {
  return {
    createPaymentProof: async (request) => {
      // Looking into the file takes time, which no transaction waits for.
      const file = await proofs.readFile(request.body.file);
      const submit = withIdempotency(db, 'createPaymentProof', async ({ body: { details } }, transaction) => {
        const body = await proofs.submit({ session: sessionOf(request), details, file }, transaction);
        return { status: 201, body, headers: { Location: `/v1/payment-proofs/${body.id}` } };
      });
      return submit(request);
    },
    listPaymentProofs: async (request) => ({
      status: 200,
      body: await proofs.listProofs(sessionOf(request).customerId, request.query),
    }),
    getPaymentProof: async (request) => ({
      status: 200,
      body: await proofs.getProof(sessionOf(request).customerId, request.path.proofId),
    }),
    getPaymentProofFile: async (request) =>
      attachment(await proofs.getFile(request.path.proofId, sessionOf(request).customerId)),
    listProofsForReview: async ({ query }) => ({ status: 200, body: await proofs.listForReview(query) }),
    getProofFileForReview: async ({ path }) => attachment(await proofs.getFile(path.proofId, undefined)),
    startProofReview: async ({ path }) => ({
      status: 200,
      body: await proofs.decide(path.proofId, { decision: 'review' }),
    }),
    acceptPaymentProof: async ({ path }) => ({
      status: 200,
      body: await proofs.decide(path.proofId, { decision: 'accept' }),
    }),
    rejectPaymentProof: async ({ path, body: { reason, note } }) => ({
      status: 200,
      body: await proofs.decide(path.proofId, { decision: 'reject', rejection: { reason, note: note ?? null } }),
    }),
  };
}

/** Never shown in place: whatever a file holds, it does not run on a page of ours. */
function attachment({ filename, mediaType, bytes }: StoredFile): OperationReply {
  const headers = { 'content-type': mediaType, 'content-disposition': contentDisposition(filename) };
  return { status: 200, body: bytes, headers };
}
