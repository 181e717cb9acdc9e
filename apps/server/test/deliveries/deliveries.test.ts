import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { simpleParser } from 'mailparser';
import type { Schemas } from '../../src/http/operations.ts';
import { problem, renderedBytes } from '../invoices/invoice-services.ts';
import { sampleUbl } from '../invoices/sample-documents.ts';
import { openDeliveries, when } from './delivery-services.ts';

const outcomes = ({ recipients }: Schemas['Delivery']) =>
  recipients.map(({ email, status, attempts, reason, serverReply }) => ({
    email,
    status,
    attempts,
    reason,
    serverReply,
  }));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a delivery', () => {
  it('sends each recipient a message of its own, with the files, in the language asked for', async (test) => {
    const { services, mail, addSender } = await openDeliveries(test);
    const { customerId, send, completed } = await addSender('Atelier Nord');
    const made = await services.addInvoice(customerId, { number: 'F-12', amount: 123_456 });
    const imported = await services.importUbl({ number: 'F-13', amount: 500 }, { customerId, filename: 'f-13.xml' });
    const original = sha256(sampleUbl({ number: 'F-13', amount: 500 }));
    const delivery = await send({
      invoiceIds: [made.id, imported.invoiceId],
      recipients: ['compta@buyer.example', 'Achats@bücher.example', 'COMPTA@buyer.example'],
      locale: 'fr',
      message: 'Voici <les> factures.',
      attachments: ['pdf', 'original'],
    });
    assert.equal(delivery.status, 'queued');
    assert.deepEqual(
      delivery.documents.map(({ number, files }) => [number, files]),
      [
        ['F-12', ['F-12.pdf']],
        ['F-13', ['F-13.pdf', 'f-13.xml']],
      ],
    );

    const done = await completed(delivery);
    const taken = { status: 'sent', attempts: 1, reason: null, serverReply: '250 OK: message queued' };
    assert.deepEqual(outcomes(done), [
      { email: 'compta@buyer.example', ...taken },
      { email: 'Achats@xn--bcher-kva.example', ...taken },
    ]);
    // This mail server shows domains as people write them.
    assert.deepEqual(mail.taken.map(({ to }) => to).sort(), ['Achats@bücher.example', 'compta@buyer.example']);
    for (const { to, from, source } of mail.taken) {
      const other = mail.taken.find((message) => message.to !== to)?.to ?? '';
      assert.ok(!source.includes(other), 'recipients are disclosed to each other');
      const read = await simpleParser(source);
      assert.equal(from, 'billing@portico.example');
      assert.match(read.subject ?? '', /^2 factures de /);
      assert.match(read.text ?? '', /Camille Lefèvre[^]*> Voici <les> factures\.[^]*Facture F-12[^]*1\s234,56\s€/);
      assert.match(read.html || '', /Voici &#60;les&#62; factures/);
      assert.deepEqual(
        read.attachments.map(({ filename, content }) => [filename, sha256(content)]),
        [
          ['F-12.pdf', sha256(renderedBytes)],
          ['F-13.pdf', sha256(renderedBytes)],
          ['f-13.xml', original],
        ],
      );
    }
    const ids = await Promise.all(mail.taken.map(async ({ source }) => (await simpleParser(source)).messageId));
    assert.equal(new Set(ids).size, 2);

    const told = await services.db.selectFrom('live_event').select('event').execute();
    const statuses = told.map(({ event }) => event.type === 'delivery.changed' && event.data.status);
    const once = (status: string) => statuses.filter((told) => told === status).length === 1;
    assert.ok(once('queued') && once('completed'), String(statuses));
    const activity = await services.db.selectFrom('activity').selectAll().orderBy('subject_label').execute();
    assert.deepEqual(
      activity.map((entry) => [entry.action, entry.subject_label, entry.recipients.length]),
      [
        ['invoice_sent', 'F-12', 2],
        ['invoice_sent', 'F-13', 2],
      ],
    );
  });

  it('tries again what is refused for now, and shows when', async (test) => {
    let asked = 0;
    const script = { message: () => (asked++ === 0 ? '451 4.3.0 Try later' : 'take') } as const;
    const { mail, deliveries, addSender } = await openDeliveries(test, { script, pauses: [1500] });
    const { customerId, send, completed } = await addSender('Atelier Nord');
    const delivery = await send();
    const waiting = await when(
      () => deliveries.getDelivery(customerId, delivery.id),
      ({ recipients }) => recipients[0]?.status === 'retrying',
    );
    const [recipient] = waiting.recipients;
    assert.deepEqual(
      [waiting.status, recipient?.attempts, recipient?.reason, recipient?.serverReply],
      ['sending', 1, 'server_unavailable', '451 4.3.0 Try later'],
    );
    assert.ok(Date.parse(recipient?.nextAttemptAt ?? '') > Date.parse(waiting.createdAt));
    const done = await completed(delivery);
    assert.deepEqual(outcomes(done)[0], {
      email: 'compta@buyer.example',
      status: 'sent',
      attempts: 2,
      reason: null,
      serverReply: '250 OK: message queued',
    });
    assert.equal(mail.taken.length, 1);
  });

  it('tells apart, per recipient, what is refused for good, given up, and sent', async (test) => {
    const script = {
      recipient: (to: string) => (to.startsWith('nobody') ? '550 5.1.1 No such mailbox' : 'take'),
      message: (to: string) => (to.startsWith('busy') ? '452 4.3.1 Full' : to.startsWith('mute') ? 'hang up' : 'take'),
    } as const;
    const { mail, addSender } = await openDeliveries(test, { script });
    const { send, completed } = await addSender('Atelier Nord');
    const recipients = ['nobody@b.example', 'busy@b.example', 'mute@b.example', 'fine@b.example'];
    const done = await completed(await send({ recipients }));
    assert.deepEqual(
      outcomes(done).map(({ status, attempts, reason }) => [status, attempts, reason]),
      [
        ['refused', 1, 'mailbox_unavailable'],
        ['failed', 3, 'server_unavailable'],
        ['failed', 1, 'outcome_unknown'],
        ['sent', 1, null],
      ],
    );
    assert.deepEqual(
      mail.taken.map(({ to }) => to),
      ['fine@b.example'],
    );
    assert.ok(done.completedAt);
  });

  it('does not send what is too large for mail', async (test) => {
    const { mail, addSender } = await openDeliveries(test, { largestMail: 5 });
    const { send, completed } = await addSender('Atelier Nord');
    const done = await completed(await send());
    assert.deepEqual([done.recipients[0]?.reason, mail.named.length], ['too_large', 0]);
  });

  it('sends a message once, however often its job runs', async (test) => {
    const { services, jobs, mail, addSender } = await openDeliveries(test);
    const { send, completed } = await addSender('Atelier Nord');
    const delivery = await send();
    for (let copy = 0; copy < 5; copy++) {
      await jobs.add(services.db, 'deliver_message', { deliveryId: delivery.id, position: 0 });
    }
    await completed(delivery);
    await completed(await send({ recipients: ['last@b.example'] }));
    assert.deepEqual(mail.taken.map(({ to }) => to).sort(), ['compta@buyer.example', 'last@b.example']);
  });

  it('finds a message again whose job was lost', async (test) => {
    const { services, jobs, deliveries, addSender } = await openDeliveries(test, { working: false, lostAfter: 50 });
    const { send, completed } = await addSender('Atelier Nord');
    const delivery = await send();
    await sql`delete from portico_jobs.job where name = 'deliver_message'`.execute(services.db);
    deliveries.registerJobs();
    await jobs.startWork();
    assert.equal((await completed(delivery)).recipients[0]?.status, 'sent');
  });

  it('is not made of what the customer does not have, nor without a mail server', async (test) => {
    const { services, addSender } = await openDeliveries(test, { working: false });
    const [one, other] = [await addSender('One'), await addSender('Other')];
    await assert.rejects(one.send({ invoiceIds: [one.invoiceId, other.invoiceId] }), problem('not_found'));
    assert.deepEqual(await services.db.selectFrom('delivery').select('id').execute(), []);
    const unconnected = await openDeliveries(test, { connected: false, working: false });
    const { send } = await unconnected.addSender('One');
    await assert.rejects(send(), problem('feature_disabled', /SMTP_URL/));
  });

  it('is listed from the newest on, for one invoice or all, and only to its customer', async (test) => {
    const { services, deliveries, addSender } = await openDeliveries(test, { working: false });
    const { customerId, invoiceId: first, send } = await addSender('Atelier Nord');
    const other = await addSender('Other');
    const { id: second } = await services.addInvoice(customerId, { number: 'F-2', amount: 100 });
    const sent = [];
    for (const invoiceIds of [[first], [second], [first, second]]) {
      sent.unshift((await send({ invoiceIds })).id);
    }
    const page = await deliveries.listDeliveries(customerId, { limit: 2 });
    const rest = await deliveries.listDeliveries(customerId, { limit: 2, cursor: page.nextCursor ?? '' });
    assert.deepEqual(
      [...page.items, ...rest.items].map(({ id }) => id),
      sent,
    );
    const ofFirst = await deliveries.listDeliveries(customerId, { invoiceId: first });
    assert.deepEqual(
      ofFirst.items.map(({ id }) => id),
      [sent[0], sent[2]],
    );
    assert.deepEqual((await deliveries.listDeliveries(other.customerId)).items, []);
    await assert.rejects(deliveries.getDelivery(other.customerId, sent[0] ?? ''), problem('not_found'));
  });
});
