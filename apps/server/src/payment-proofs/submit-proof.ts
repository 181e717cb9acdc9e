import type { Kysely } from 'kysely';
import { actorOf, recordActivity } from '../activity/record-activity.ts';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { ServiceContext } from '../services.ts';
import { checkDetails } from './check-details.ts';
import type { ProofFile } from './file/read-proof-file.ts';
import { subjectOf } from './presentation.ts';
import { countWaiting } from './store.ts';

/** Proofs of one customer that may wait for a decision at the same time. */
export const maxWaiting = 20;

export interface ProofSubmission {
  session: SessionIdentity;
  details: Schemas['PaymentProofDetails'];
  file: ProofFile;
}

/**
 * Keeps a proof for the operator to review, and tells the customer's open pages.
 *
 * @returns its id
 * @throws ProblemError not_found, validation_failed, conflict when too many wait already
 */
export async function submitProof(
  context: Pick<ServiceContext, 'subscriptions' | 'clock'>,
  transaction: Kysely<Tables>,
  { session, details, file }: ProofSubmission,
): Promise<string> {
  const { customerId } = session;
  const now = context.clock();
  const invoice_numbers = await checkDetails(context, transaction, customerId, details);
  if ((await countWaiting(transaction, customerId)) >= maxWaiting) {
    throw new ProblemError(
      'conflict',
      `${maxWaiting} proofs wait for review already. Send more once they are decided.`,
    );
  }
  const id = newId('prf', now);
  const submittedBy = actorOf(session);
  await transaction
    .insertInto('payment_proof')
    .values({
      id,
      customer_id: customerId,
      status: 'submitted',
      details: JSON.stringify(details),
      filename: file.filename,
      media_type: file.mediaType,
      size: file.bytes.length,
      sha256: file.sha256,
      rejection: null,
      submitted_by: JSON.stringify(submittedBy),
      submitted_at: now,
      reviewed_at: null,
    })
    .execute();
  const named = details.invoiceIds.map((invoice_id, position) => ({ proof_id: id, position, invoice_id }));
  await transaction.insertInto('payment_proof_invoice').values(named).execute();
  await transaction.insertInto('payment_proof_file').values({ proof_id: id, bytes: file.bytes }).execute();
  const subject = subjectOf({ id, invoice_numbers });
  await recordActivity(transaction, { customerId, action: 'proof_submitted', actor: submittedBy, subject }, now);
  const data = { proofId: id, status: 'submitted' as const };
  await publishEvent(transaction, customerId, { type: 'payment_proof.changed', data }, now);
  return id;
}
