import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { maxWaiting } from '../../src/payment-proofs/submit-proof.ts';
import { openEventStream } from '../events/event-stream.ts';
import { problemOf } from '../http/running-server.ts';
import { openProofWorld, subscriptionOf, type ProofWorld } from './proof-world.ts';
import { pngFile } from './sample-files.ts';

describe('a proof of payment', () => {
  let world: ProofWorld;
  before(async () => {
    world = await openProofWorld();
  });
  after(() => world.close());

  const invoiceOf = async (id: string) =>
    (await (await world.ask('marais', `/invoices/${id}`)).json()) as Schemas['Invoice'];
  const subscriptionStatus = async (externalId: string) => {
    const response = await world.ask(externalId, `/subscriptions/${subscriptionOf(externalId)}`);
    return ((await response.json()) as Schemas['Subscription']).status;
  };
  const listed = async (externalId: string, query = '') =>
    ((await (await world.ask(externalId, `/payment-proofs${query}`)).json()) as Schemas['PaymentProofPage']).items;

  it('is kept with what it says, and its file comes out as it went in, as an attachment', async () => {
    const details = {
      invoiceIds: [await world.addInvoice('marais')],
      paidOn: '2020-02-01',
      amount: { amount: 1200, currency: 'EUR' },
      reference: 'VIR 042',
    };
    const response = await world.upload('marais', details);
    assert.equal(response.status, 201);
    const proof = (await response.json()) as Schemas['PaymentProof'];
    assert.equal(response.headers.get('location'), `/v1/payment-proofs/${proof.id}`);
    assert.deepEqual([proof.status, proof.details, proof.submittedBy.id], ['submitted', details, 'user-1']);
    const [mediaType, filename, size] = ['image/png', 'transfer order.png', pngFile().length];
    const sha256 = createHash('sha256').update(pngFile()).digest('hex');
    assert.deepEqual(proof.file, { mediaType, filename, size, sha256 });
    const file = await world.ask('marais', `/payment-proofs/${proof.id}/file`);
    assert.deepEqual(Buffer.from(await file.arrayBuffer()), pngFile());
    assert.equal(file.headers.get('content-type'), 'image/png');
    assert.equal(file.headers.get('content-disposition'), 'attachment; filename="transfer order.png"');
    assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
  });

  it('that is accepted pays its invoices and brings the subscription back, as open pages hear', async () => {
    const [first, second] = [await world.addInvoice('marais'), await world.addInvoice('marais', 500)];
    const subscriptionId = subscriptionOf('marais');
    const { id } = await world.submit('marais', { invoiceIds: [second, first], subscriptionId, paidOn: '2020-02-03' });
    assert.equal(await subscriptionStatus('marais'), 'inactive');
    const token = await world.token('marais', ['invoices:read', 'subscription:read']);
    const stream = await openEventStream(world.url, token);
    const accepted = (await (await world.decide(id, 'acceptance')).json()) as Schemas['OperatorPaymentProof'];
    assert.equal(accepted.proof.status, 'accepted');
    for (const invoiceId of [first, second]) {
      const { status, amountDue } = await invoiceOf(invoiceId);
      assert.deepEqual([status, amountDue.amount], ['paid', 0]);
    }
    assert.notEqual(await subscriptionStatus('marais'), 'inactive');
    const heard = [await stream.next(), await stream.next(), await stream.next()].map((event) => event?.event);
    stream.stop();
    assert.deepEqual(new Set(heard), new Set(['invoices.changed', 'payment_proof.changed', 'subscription.changed']));
  });

  it('that is rejected says why, and leaves invoice and subscription alone', async () => {
    const invoiceId = await world.addInvoice('werk');
    const { id } = await world.submit('werk', { invoiceIds: [invoiceId], subscriptionId: subscriptionOf('werk') });
    await world.decide(id, 'review');
    await world.decide(id, 'rejection', { reason: 'unreadable', note: 'Page 2 is cut off.' });
    const [proof] = await listed('werk', `?invoiceId=${invoiceId}`);
    assert.equal(proof?.status, 'rejected');
    assert.deepEqual(proof.rejection, { reason: 'unreadable', note: 'Page 2 is cut off.' });
    assert.equal(await subscriptionStatus('werk'), 'inactive');
  });

  it('is in the activity of its customer from upload to decision', async () => {
    const invoiceIds = [await world.addInvoice('marais')];
    const { id } = await world.submit('marais', { invoiceIds });
    await world.decide(id, 'acceptance');
    const { items } = await world.services.activity.listActivity(world.idOf('marais'), {
      subjectType: 'payment_proof',
      subjectId: id,
    });
    assert.deepEqual(
      items.map(({ action, actor }) => [action, actor.kind]),
      [
        ['proof_accepted', 'operator'],
        ['proof_submitted', 'user'],
      ],
    );
  });

  it('pays nothing a second time, however often it is accepted and by how many at once', async () => {
    const invoiceId = await world.addInvoice('marais');
    const { id } = await world.submit('marais', { invoiceIds: [invoiceId] });
    const responses = await Promise.all(Array.from({ length: 5 }, () => world.decide(id, 'acceptance')));
    assert.deepEqual(new Set(responses.map(({ status }) => status)), new Set([200]));
    const booked = await world.database.db
      .selectFrom('invoice_payment')
      .select(['amount', 'excess'])
      .where('invoice_id', '=', invoiceId)
      .execute();
    assert.deepEqual(booked, [{ amount: 1200, excess: 0 }]);
  });

  it('has one outcome when one operator accepts and another rejects at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const invoiceId = await world.addInvoice('marais');
      const { id } = await world.submit('marais', { invoiceIds: [invoiceId] });
      const [accepted, rejected] = await Promise.all([
        world.decide(id, 'acceptance'),
        world.decide(id, 'rejection', { reason: 'not_received' }),
      ]);
      assert.deepEqual(new Set([accepted.status, rejected.status]), new Set([200, 409]));
      const { amountDue } = await invoiceOf(invoiceId);
      assert.equal(amountDue.amount, accepted.status === 200 ? 0 : 1200);
    }
  });

  it('pays only what is still due when part of it was paid in the meantime', async () => {
    const [paid, open] = [await world.addInvoice('marais'), await world.addInvoice('marais')];
    const earlier = await world.submit('marais', { invoiceIds: [paid] });
    const later = await world.submit('marais', { invoiceIds: [paid, open] });
    for (const { id } of [earlier, later]) assert.equal((await world.decide(id, 'acceptance')).status, 200);
    const payments = await world.database.db
      .selectFrom('invoice_payment')
      .select(['amount', 'source_id'])
      .where('invoice_id', 'in', [paid, open])
      .orderBy('source_id')
      .execute();
    assert.deepEqual(payments, [
      { amount: 1200, source_id: earlier.id },
      { amount: 1200, source_id: later.id },
    ]);
  });

  it('is uploaded once when the same request comes twice, and not at all under a used key', async () => {
    const [details, key] = [{ invoiceIds: [await world.addInvoice('marais')] }, randomUUID()];
    const uploads = await Promise.all([1, 2].map(() => world.upload('marais', details, undefined, key)));
    const [one, other] = await Promise.all(uploads.map((each) => each.json() as Promise<Schemas['PaymentProof']>));
    assert.equal(one?.id, other?.id);
    const another = await world.upload('marais', details, new Blob([pngFile({ width: 9 })]), key);
    assert.equal((await problemOf(another)).code, 'idempotency_key_reused');
  });

  it('waits for review with the others, oldest first, under the name of its customer', async () => {
    const { id } = await world.submit('werk', { invoiceIds: [await world.addInvoice('werk')] });
    const query = `?customerId=${world.idOf('werk')}&status=submitted`;
    const page = (await (await world.review(query)).json()) as Schemas['OperatorPaymentProofPage'];
    assert.deepEqual(
      page.items.map(({ customerName, proof }) => [customerName, proof.id]),
      [['werk', id]],
    );
    const file = await world.review(`/${id}/file`);
    assert.deepEqual(Buffer.from(await file.arrayBuffer()), pngFile());
  });

  describe('of another customer', () => {
    it('is not there: not in lists, not by its id, not its file', async () => {
      const { id } = await world.submit('werk', { invoiceIds: [await world.addInvoice('werk')] });
      assert.ok((await listed('werk')).some((proof) => proof.id === id));
      assert.ok((await listed('marais')).every((proof) => proof.id !== id));
      for (const path of [`/payment-proofs/${id}`, `/payment-proofs/${id}/file`]) {
        const foreign = await problemOf(await world.ask('marais', path));
        const unknown = await problemOf(await world.ask('marais', path.replace(id, 'prf_unknown')));
        assert.deepEqual([foreign.code, foreign.detail], ['not_found', unknown.detail]);
      }
    });

    it('cannot be made: neither an invoice nor a subscription of another may be named', async () => {
      const [own, foreign] = [await world.addInvoice('marais'), await world.addInvoice('werk')];
      const cases: [Schemas['PaymentProofDetails'], string][] = [
        [{ invoiceIds: [own, foreign] }, '/details/invoiceIds/1'],
        [{ invoiceIds: [own], subscriptionId: subscriptionOf('werk') }, '/details/subscriptionId'],
      ];
      for (const [details, pointer] of cases) {
        const problem = await problemOf(await world.upload('marais', details));
        assert.deepEqual([problem.code, problem.fields?.[0]?.pointer], ['not_found', pointer]);
      }
    });
  });

  it('must fit the invoices that it names', async () => {
    const [open, paid] = [await world.addInvoice('marais'), await world.addInvoice('marais')];
    await world.decide((await world.submit('marais', { invoiceIds: [paid] })).id, 'acceptance');
    const cases: [unknown, string][] = [
      [{ invoiceIds: [open, paid] }, '/details/invoiceIds/1'],
      [{ invoiceIds: [open], paidOn: '2999-01-01' }, '/details/paidOn'],
      [{ invoiceIds: [open], amount: { amount: 0, currency: 'EUR' } }, '/details/amount/amount'],
      [{ invoiceIds: [open], amount: { amount: 1200, currency: 'CHF' } }, '/details/amount/currency'],
      [{ invoiceIds: [] }, '/details/invoiceIds'],
      [{ invoiceIds: [open, open] }, '/details/invoiceIds'],
      [{ invoiceIds: [open], note: '' }, '/details/note'],
      [{ invoiceIds: [open], note: 'a\0b' }, '/details/note'],
      [{ invoiceIds: [open], surprise: 1 }, '/details/surprise'],
      ['not JSON', '/details'],
    ];
    for (const [details, pointer] of cases) {
      const problem = await problemOf(await world.upload('marais', details));
      assert.deepEqual([problem.code, problem.fields?.[0]?.pointer], ['validation_failed', pointer]);
    }
  });

  it('is refused while too many wait for review', async () => {
    const details = { invoiceIds: [await world.addInvoice('werk')] };
    const codes: (string | undefined)[] = [];
    for (let count = 0; count <= maxWaiting; count += 1) {
      codes.push((await problemOf(await world.upload('werk', details))).code);
    }
    assert.equal(codes.at(-1), 'conflict');
    assert.ok((await listed('werk', '?status=submitted')).length <= maxWaiting);
  });
});
