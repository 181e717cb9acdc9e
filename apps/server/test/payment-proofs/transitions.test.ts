import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { ProblemError } from '../../src/http/problem.ts';
import type { ProofDecision } from '../../src/payment-proofs/decide-proof.ts';
import { openProofWorld, type ProofWorld } from './proof-world.ts';

type Status = Schemas['PaymentProofStatus'];

const unreadable = { reason: 'unreadable', note: null } as const;
const decisions = {
  review: { decision: 'review' },
  accept: { decision: 'accept' },
  reject: { decision: 'reject', rejection: unreadable },
  'reject otherwise': { decision: 'reject', rejection: { ...unreadable, note: 'Page 2 is missing.' } },
} as const satisfies Record<string, ProofDecision>;

/** What each decision leads to, from each status; null where it is refused. */
const expected: Record<Status, Record<keyof typeof decisions, Status | null>> = {
  submitted: { review: 'under_review', accept: 'accepted', reject: 'rejected', 'reject otherwise': 'rejected' },
  under_review: { review: 'under_review', accept: 'accepted', reject: 'rejected', 'reject otherwise': 'rejected' },
  accepted: { review: null, accept: 'accepted', reject: null, 'reject otherwise': null },
  rejected: { review: null, accept: null, reject: 'rejected', 'reject otherwise': null },
};

/** How a proof gets to a status. */
const ways: Record<Status, readonly ProofDecision[]> = {
  submitted: [],
  under_review: [decisions.review],
  accepted: [decisions.accept],
  rejected: [decisions.reject],
};

describe('a decision about a proof of payment', () => {
  let world: ProofWorld;
  let invoiceId: string;
  before(async () => {
    world = await openProofWorld();
  });
  after(() => world.close());

  const proofIn = async (status: Status): Promise<string> => {
    invoiceId = await world.addInvoice('marais');
    const { id } = await world.submit('marais', { invoiceIds: [invoiceId] });
    for (const decision of ways[status]) await world.services.paymentProofs.decide(id, decision);
    return id;
  };
  const traces = async (proofId: string) => {
    const { db } = world.database;
    const proof = await db.selectFrom('payment_proof').selectAll().where('id', '=', proofId).executeTakeFirst();
    const events = await db.selectFrom('live_event').select('id').execute();
    const entries = await db.selectFrom('activity').select('id').execute();
    const booked = await db.selectFrom('invoice_payment').select('id').where('source_id', '=', proofId).execute();
    return { proof, events: events.length, entries: entries.length, booked: booked.length };
  };

  for (const [status, row] of Object.entries(expected) as [Status, (typeof expected)[Status]][]) {
    for (const [name, next] of Object.entries(row) as [keyof typeof decisions, Status | null][]) {
      it(`${status}, ${name}: ${next ?? 'refused'}`, async () => {
        const id = await proofIn(status);
        const earlier = await traces(id);
        const outcome = await world.services.paymentProofs.decide(id, decisions[name]).catch((error: unknown) => error);
        const later = await traces(id);
        if (next === null) {
          assert.ok(outcome instanceof ProblemError && outcome.code === 'invalid_state', String(outcome));
        } else {
          assert.equal((outcome as Schemas['OperatorPaymentProof']).proof.status, next);
        }
        if (next === null || next === status) assert.deepEqual(later, earlier);
        else assert.ok(later.events > earlier.events);
        assert.equal(later.booked, later.proof?.status === 'accepted' ? 1 : 0);
      });
    }
  }

  it('about what is not there is refused', async () => {
    for (const decision of Object.values(decisions)) {
      await assert.rejects(world.services.paymentProofs.decide('prf_unknown', decision), { code: 'not_found' });
    }
  });
});
