import type { Kysely } from 'kysely';
import { operatorActor, recordActivity } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { bookWhatIsDue } from '../invoices/book-payment.ts';
import { notify } from '../notifications/notify.ts';
import { resumeSubscription } from '../subscriptions/resume-subscription.ts';
import { subjectOf } from './presentation.ts';
import { lockProof, selectProof, type ProofRow } from './store.ts';
import { transitions, type Decision } from './transitions.ts';

/** What the operator decides about a proof. */
export type ProofDecision = { decision: Exclude<Decision, 'reject'> } | { decision: 'reject'; rejection: Rejection };

type Rejection = Schemas['ProofRejection'];

const bankTransfer = { kind: 'bank_transfer', brand: null, lastDigits: null } as const;

/**
 * Moves a proof on, with all that follows from it, in the given transaction. Of several operators the first one
 * decides; the same decision again changes nothing.
 *
 * @throws ProblemError not_found, invalid_state
 */
export async function decideProof(
  transaction: Kysely<Tables>,
  proofId: string,
  given: ProofDecision,
  now: Date,
): Promise<ProofRow> {
  const held = await lockProof(transaction, proofId);
  if (!held) throw new ProblemError('not_found', 'No such proof of payment.');
  const next = transitions[held.status][given.decision];
  if (next === null || differs(held.rejection, given)) {
    throw new ProblemError('invalid_state', `The proof is ${held.status} already.`);
  }
  if (next !== held.status) await move(transaction, proofId, { status: next, given }, now);
  return existing(transaction, proofId);
}

function differs(rejection: Rejection | null, given: ProofDecision): boolean {
  if (rejection === null || given.decision !== 'reject') return false;
  return rejection.reason !== given.rejection.reason || rejection.note !== given.rejection.note;
}

interface Move {
  status: Schemas['PaymentProofStatus'];
  given: ProofDecision;
}

async function move(transaction: Kysely<Tables>, proofId: string, { status, given }: Move, now: Date): Promise<void> {
  await transaction
    .updateTable('payment_proof')
    .set({
      status,
      rejection: given.decision === 'reject' ? JSON.stringify(given.rejection) : null,
      reviewed_at: given.decision === 'review' ? null : now,
    })
    .where('id', '=', proofId)
    .execute();
  const proof = await existing(transaction, proofId);
  const customerId = proof.customer_id;
  if (given.decision === 'accept') await settle(transaction, proof, now);
  if (given.decision !== 'review') {
    const outcome = given.decision === 'accept' ? 'proof_accepted' : 'proof_rejected';
    const subject = subjectOf(proof);
    await recordActivity(transaction, { customerId, action: outcome, actor: operatorActor, subject }, now);
    const facts = {
      number: subject.label ?? '',
      ...(given.decision === 'reject' ? { reason: given.rejection.reason } : {}),
    };
    await notify(transaction, customerId, { kind: outcome, subject, facts }, now);
  }
  const data = { proofId, status };
  await publishEvent(transaction, customerId, { type: 'payment_proof.changed', data }, now);
}

/** What is still due on the invoices counts as paid, and the subscription works again. */
async function settle(transaction: Kysely<Tables>, proof: ProofRow, now: Date): Promise<void> {
  const { id, customer_id: customerId, details } = proof;
  const paidAt = details.paidOn === undefined ? now : new Date(`${details.paidOn}T00:00:00Z`);
  const source = { kind: 'proof', id } as const;
  // In the order of ids, so that two bookings never wait for each other.
  for (const invoiceId of details.invoiceIds.toSorted()) {
    await bookWhatIsDue(transaction, { customerId, invoiceId, paidAt, means: bankTransfer, source }, now);
  }
  const { invoiceIds, subscriptionId } = details;
  if (subscriptionId !== undefined) {
    await resumeSubscription(transaction, { customerId, subscriptionId, actor: operatorActor }, now);
  }
  await publishEvent(transaction, customerId, { type: 'invoices.changed', data: { invoiceIds } }, now);
}

async function existing(transaction: Kysely<Tables>, proofId: string): Promise<ProofRow> {
  const proof = await selectProof(transaction, proofId);
  if (!proof) throw new ProblemError('not_found', 'No such proof of payment.');
  return proof;
}
