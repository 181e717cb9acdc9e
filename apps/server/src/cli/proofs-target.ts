import { parse as parseContentDisposition } from 'content-disposition';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { safeReceivedName } from '../invoices/file-names.ts';
import type { ProofDecision } from '../payment-proofs/decide-proof.ts';
import type { PaymentProofService } from '../payment-proofs/service.ts';
import { everyPage } from './every-page.ts';
import { askOperator, type OperatorServer } from './operator-server.ts';

type OperatorProof = Schemas['OperatorPaymentProof'];

export interface ProofsFilter {
  status: Schemas['PaymentProofStatus'] | undefined;
  customerId: string | undefined;
}

/** Where proofs are decided: in the database of this process, or by a running server. All methods throw ProblemError. */
export interface ProofsTarget {
  list(filter: ProofsFilter): AsyncIterable<OperatorProof>;
  find(proofId: string): Promise<OperatorProof>;
  file(proofId: string): Promise<{ filename: string; bytes: Uint8Array }>;
  decide(proofId: string, decision: ProofDecision): Promise<OperatorProof>;
}

/** Decides with the service of this process. */
export function localProofs(proofs: PaymentProofService): ProofsTarget {
  return {
    list: (filter) => everyPage((cursor) => proofs.listForReview({ ...filter, cursor })),
    find: (proofId) => proofs.getForReview(proofId),
    file: (proofId) => proofs.getFile(proofId, undefined),
    decide: (proofId, decision) => proofs.decide(proofId, decision),
  };
}

const resourceOf = { review: 'review', accept: 'acceptance', reject: 'rejection' } as const;

/** Decides through the operator's operations of a running server. */
export function remoteProofs(server: OperatorServer): ProofsTarget {
  const pathOf = (proofId: string, part: string) => `payment-proofs/${encodeURIComponent(proofId)}/${part}`;
  const target: ProofsTarget = {
    list: (filter) =>
      everyPage(async (cursor) => {
        const response = await askOperator(server, { path: 'payment-proofs', query: { ...filter, cursor } });
        return (await response.json()) as Schemas['OperatorPaymentProofPage'];
      }),
    async find(proofId) {
      for await (const found of target.list({ status: undefined, customerId: undefined })) {
        if (found.proof.id === proofId) return found;
      }
      throw new ProblemError('not_found', 'No such proof of payment.');
    },
    async file(proofId) {
      const response = await askOperator(server, { path: pathOf(proofId, 'file') });
      const { parameters } = parseContentDisposition(response.headers.get('content-disposition') ?? 'attachment');
      const filename = safeReceivedName(parameters['filename'] ?? proofId);
      return { filename, bytes: new Uint8Array(await response.arrayBuffer()) };
    },
    async decide(proofId, given) {
      const { decision } = given;
      const { reason, note = null } = decision === 'reject' ? given.rejection : {};
      const rejection = { reason, ...(note === null ? {} : { note }) };
      const response = await askOperator(server, {
        method: 'PUT',
        path: pathOf(proofId, resourceOf[decision]),
        ...(decision === 'reject' ? { contentType: 'application/json', body: JSON.stringify(rejection) } : {}),
      });
      return (await response.json()) as OperatorProof;
    },
  };
  return target;
}
