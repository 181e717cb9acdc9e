import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { simpleParser } from 'mailparser';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { lockQuote, updateQuote } from '../../src/renewal-quotes/store.ts';
import type { QuoteStatus } from '../../src/renewal-quotes/transitions.ts';
import { problem } from '../invoices/invoice-services.ts';
import { sampleDocument } from '../invoices/sample-documents.ts';
import { partyNamed } from '../party.ts';
import { addQuote, fileOf, keepVersion, openQuoteSender } from './quote-services.ts';

describe('a delivery of a renewal quote', () => {
  it('sends each recipient the stored document in a message of its own', async (test) => {
    const { db, services, mail, customerId, quoteId, send, completed } = await openQuoteSender(test);
    const delivery = await send({
      recipients: ['achats@buyer.example', 'Karim@buyer.example', 'ACHATS@buyer.example'],
      locale: 'fr',
      message: 'Voici le <devis>.',
    });
    const document = { type: 'renewal_quote', id: quoteId, number: 'Q-2030-0031', files: ['Q-2030-0031.pdf'] };
    assert.deepEqual([delivery.status, delivery.documents], ['queued', [document]]);
    await services.startWork();
    const done = await completed(delivery);
    assert.deepEqual(
      done.recipients.map(({ email, status, attempts }) => [email, status, attempts]),
      [
        ['achats@buyer.example', 'sent', 1],
        ['Karim@buyer.example', 'sent', 1],
      ],
    );
    assert.deepEqual(mail.taken.map(({ to }) => to).sort(), ['Karim@buyer.example', 'achats@buyer.example']);
    for (const { to, source } of mail.taken) {
      const other = mail.taken.find((message) => message.to !== to)?.to ?? '';
      assert.ok(!source.includes(other), 'recipients are disclosed to each other');
      const read = await simpleParser(source);
      assert.match(read.subject ?? '', /^Devis de renouvellement Q-2030-0031 de /);
      for (const words of [/Camille Lefèvre \(Atelier Nord\)/, /de Studio\./, /20 décembre 2099/, /3\s600,00\s€/]) {
        assert.match(read.text ?? '', words);
        assert.match(read.html || '', words);
      }
      assert.match(read.text ?? '', /> Voici le <devis>\./);
      assert.match(read.html || '', /Voici le &#60;devis&#62;\./);
      assert.deepEqual(
        read.attachments.map(({ filename, contentType, content }) => [filename, contentType, content.toString()]),
        [['Q-2030-0031.pdf', 'application/pdf', fileOf(1).toString()]],
      );
    }
    const activity = await db.selectFrom('activity').selectAll().where('action', '=', 'quote_sent').execute();
    assert.deepEqual(
      activity.map((entry) => [
        entry.subject_type,
        entry.subject_id,
        entry.subject_label,
        entry.amount,
        entry.recipients,
      ]),
      [
        [
          'renewal_quote',
          quoteId,
          'Q-2030-0031',
          { amount: 360_000, currency: 'EUR' },
          ['achats@buyer.example', 'Karim@buyer.example'],
        ],
      ],
    );
    const { items } = await services.deliveries.listQuoteDeliveries(customerId, quoteId);
    assert.deepEqual(items, [done]);
  });

  it('carries the version that was the newest when it was asked for', async (test) => {
    const { db, services, mail, quoteId, send, completed } = await openQuoteSender(test);
    const first = await send();
    await keepVersion(db, quoteId, 2);
    const second = await send();
    assert.deepEqual(second.documents[0]?.files, ['Q-2030-0031-v2.pdf']);
    await services.startWork();
    for (const delivery of [first, second]) await completed(delivery);
    const mails = await Promise.all(mail.taken.map(({ source }) => simpleParser(source)));
    const files = mails.flatMap(({ attachments }) =>
      attachments.map(({ filename = '', content }) => `${filename} ${content.toString()}`),
    );
    assert.deepEqual(files.sort(), [
      `Q-2030-0031-v2.pdf ${fileOf(2).toString()}`,
      `Q-2030-0031.pdf ${fileOf(1).toString()}`,
    ]);
  });

  it('tries again what is refused for now, and does not send what is too large', async (test) => {
    let asked = 0;
    const script = { message: () => (asked++ === 0 ? '451 4.3.0 Try later' : 'take') } as const;
    const small = await openQuoteSender(test, {}, script);
    const large = await openQuoteSender(test, { largestMail: 5 });
    for (const { services } of [small, large]) await services.startWork();
    const sent = (await small.completed(await small.send())).recipients[0];
    assert.deepEqual([sent?.status, sent?.attempts], ['sent', 2]);
    const refused = (await large.completed(await large.send())).recipients[0];
    assert.deepEqual([refused?.status, refused?.reason, large.mail.named.length], ['refused', 'too_large', 0]);
  });

  it('counts towards the same limits as mails with invoices', async (test) => {
    const limits = { customerPerHour: 3, recipientPerHour: 2, recipientPerDay: 30 };
    const { services, customerId, send } = await openQuoteSender(test, { limits });
    await send();
    await send();
    await assert.rejects(send(), problem('sending_limit_reached'));
    const recipients = ['a@buyer.example', 'b@buyer.example'];
    await assert.rejects(send({ recipients }), problem('sending_limit_reached', /3 messages an hour/));
    assert.equal((await services.deliveries.listDeliveries(customerId)).items.length, 0);
  });

  it('is made of a document that is ready and still stands for an offer', async (test) => {
    const { db, send } = await openQuoteSender(test);
    const stand = (status: QuoteStatus) => db.updateTable('renewal_quote').set({ status }).execute();
    const refusals: [QuoteStatus, Parameters<typeof problem>[0]][] = [
      ['requested', 'file_not_ready'],
      ['preparing', 'file_not_ready'],
      ['under_review', 'file_not_ready'],
      ['failed', 'file_not_ready'],
      ['declined', 'invalid_state'],
      ['withdrawn', 'invalid_state'],
      ['expired', 'quote_expired'],
      ['superseded', 'quote_superseded'],
    ];
    for (const [status, code] of refusals) {
      await stand(status);
      await assert.rejects(send(), problem(code), status);
    }
    await stand('accepted');
    assert.equal((await send()).status, 'queued');
    await stand('ready');
    await db.updateTable('renewal_quote').set({ document_version: 2 }).execute();
    await assert.rejects(send(), problem('file_not_ready'), 'while a new version is made');
    const past = new Date('2020-01-01T00:00:00Z');
    await db.updateTable('renewal_quote').set({ document_version: 1, valid_until: past }).execute();
    await assert.rejects(send(), problem('quote_expired'), 'by the clock');
    assert.equal((await db.selectFrom('delivery').select('id').execute()).length, 1);
  });

  it('does not stand in the way of acceptances, nor they in its', async (test) => {
    const limits = { customerPerHour: 1000, recipientPerHour: 1000, recipientPerDay: 1000 };
    const { db, services, customerId, quoteId, send } = await openQuoteSender(test, { limits });
    const document = sampleDocument({ number: 'F-1', amount: 100 });
    const { id: invoiceId } = await services.invoices.createInvoice({ customer: { id: customerId }, document });
    const recipients = ['achats@buyer.example'];
    // What accepting does: with the quote locked, the new invoice goes out.
    const accept = () =>
      inTransaction(db, async (transaction) => {
        const quote = await lockQuote(transaction, quoteId);
        await services.deliveries.mailNewInvoice(transaction, { customerId, invoiceId, recipients, now: new Date() });
        if (quote) await updateQuote(transaction, quote, { status: 'ready' }, new Date());
      });
    await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? send({ recipients }) : accept())));
    assert.equal((await db.selectFrom('delivery').select('id').execute()).length, 20);
  });

  it('is seen by its customer only, under its quote only', async (test) => {
    const { db, services, customerId, quoteId, send } = await openQuoteSender(test);
    const { deliveries, customers } = services;
    const other = await customers.createCustomer({ party: partyNamed('Other', {}) });
    const foreign = await addQuote(db, services, other, { id: 'quo_32' });
    await assert.rejects(send({}, foreign), problem('not_found'));
    await assert.rejects(send({}, 'quo_0'), problem('not_found'));
    const sent = [];
    for (let mails = 0; mails < 3; mails += 1) sent.unshift((await send()).id);
    const page = await deliveries.listQuoteDeliveries(customerId, quoteId, { limit: 2 });
    const rest = await deliveries.listQuoteDeliveries(customerId, quoteId, { limit: 2, cursor: page.nextCursor ?? '' });
    assert.deepEqual(
      [...page.items, ...rest.items].map(({ id }) => id),
      sent,
    );
    const [id = ''] = sent;
    for (const [customer, quote] of [
      [other.id, quoteId],
      [other.id, foreign],
      [customerId, foreign],
    ] as const) {
      await assert.rejects(deliveries.getQuoteDelivery(customer, quote, id), problem('not_found'));
    }
    await assert.rejects(deliveries.listQuoteDeliveries(other.id, quoteId), problem('not_found'));
    // Who may read invoices may not therefore read quotes.
    await assert.rejects(deliveries.getDelivery(customerId, id), problem('not_found'));
    assert.deepEqual((await deliveries.listDeliveries(customerId)).items, []);
  });
});
