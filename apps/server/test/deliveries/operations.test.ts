import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { nothingOutside } from '../../src/configuration/outside.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { openWholeServer, type WholeServer } from '../contract/whole-server.ts';
import { asJson, problemOf } from '../http/running-server.ts';
import { sampleDocument, sampleParty } from '../invoices/sample-documents.ts';
import { openMailServer, type ScriptedMailServer } from '../mail/scripted-mail-server.ts';
import { when } from './delivery-services.ts';
import { addQuote } from './quote-services.ts';

const hostile = [
  'a@x.example\r\nRCPT TO:<evil@x.example>',
  'a@x.example\nBcc: evil@x.example',
  'a@x.example, evil@x.example',
  'Zoé <zoe@x.example>',
  'a@x.example>',
  '"a b"@x.example',
  'zoé@x.example',
  'a@localhost',
  'a@[127.0.0.1]',
  'not an address',
  `${'a'.repeat(9_990)}@x.example`,
];

describe('the operations on deliveries', () => {
  let server: WholeServer;
  let mail: ScriptedMailServer;
  let invoiceId: string;
  let quoteId: string;
  let headers: Record<string, string>;

  before(async () => {
    mail = await openMailServer();
    const outside = { ...nothingOutside, mail: { url: mail.url, from: 'Billing <billing@portico.example>' } };
    server = await openWholeServer({}, { outside });
    const { customers, invoices } = server.services;
    const { id } = await customers.createCustomer({ externalId: 'atelier', party: sampleParty('Atelier Nord') });
    const document = sampleDocument({ number: 'F-1', amount: 100 });
    invoiceId = (await invoices.createInvoice({ customer: { id }, document })).id;
    quoteId = await addQuote(server.database.db, server.services, { id });
    const token = await server.token('atelier', ['invoices:read', 'invoices:send', 'quotes:read', 'quotes:send']);
    headers = { Authorization: `Bearer ${token}`, ...asJson };
  });
  after(async () => {
    await server.close();
    await mail.close();
  });

  const post = (key: string, given: Partial<Schemas['InvoiceDeliveryRequest']>) =>
    fetch(`${server.url}/v1/invoice-deliveries`, {
      method: 'POST',
      headers: { ...headers, 'Idempotency-Key': key },
      body: JSON.stringify({ invoiceIds: [invoiceId], recipients: ['compta@b.example'], ...given }),
    });

  it('take a request once per key and lead to what became of it', async () => {
    const [first, again] = [await post('send-once', {}), await post('send-once', {})];
    assert.deepEqual([first.status, again.status], [202, 202]);
    const delivery = (await first.json()) as Schemas['Delivery'];
    assert.deepEqual(await again.json(), delivery);
    assert.equal(delivery.createdBy.name, 'Zoé');
    assert.ok(Number(first.headers.get('retry-after')) > 0);
    const location = server.url + (first.headers.get('location') ?? '');
    const done = await when(
      async () => (await (await fetch(location, { headers })).json()) as Schemas['Delivery'],
      ({ status }) => status === 'completed',
    );
    assert.equal(done.recipients[0]?.status, 'sent');
    assert.equal(mail.taken.length, 1);
    assert.match(mail.taken[0]?.source ?? '', /filename=F-1\.pdf/);
    const list = await fetch(`${server.url}/v1/invoice-deliveries?invoiceId=${invoiceId}`, { headers });
    assert.deepEqual(((await list.json()) as Schemas['DeliveryPage']).items, [done]);
  });

  it('do the same for a quote', async () => {
    const deliveries = `${server.url}/v1/renewal-quotes/${quoteId}/deliveries`;
    const send = (body: object) =>
      fetch(deliveries, {
        method: 'POST',
        headers: { ...headers, 'Idempotency-Key': 'send-quote-once' },
        body: JSON.stringify(body),
      });
    const request = { recipients: ['achats@b.example'] };
    const [first, again] = [await send(request), await send(request)];
    assert.deepEqual([first.status, again.status], [202, 202]);
    const delivery = (await first.json()) as Schemas['Delivery'];
    assert.deepEqual(await again.json(), delivery);
    const reused = await send({ recipients: ['others@b.example'] });
    assert.deepEqual([reused.status, (await problemOf(reused)).code], [422, 'idempotency_key_reused']);
    assert.equal(first.headers.get('location'), `/v1/renewal-quotes/${quoteId}/deliveries/${delivery.id}`);
    const done = await when(
      async () => (await (await fetch(`${deliveries}/${delivery.id}`, { headers })).json()) as Schemas['Delivery'],
      ({ status }) => status === 'completed',
    );
    assert.equal(done.recipients[0]?.status, 'sent');
    assert.equal(mail.taken.filter(({ to }) => to === 'achats@b.example').length, 1);
    const list = await fetch(deliveries, { headers });
    assert.deepEqual(((await list.json()) as Schemas['DeliveryPage']).items, [done]);
    const unknown = await fetch(`${server.url}/v1/renewal-quotes/quo_0/deliveries`, { headers });
    assert.deepEqual([unknown.status, (await problemOf(unknown)).code], [404, 'not_found']);
  });

  for (const [index, address] of hostile.entries()) {
    it(`refuse ${JSON.stringify(address.slice(0, 50))} and say which address it is`, async () => {
      const before = mail.named.length;
      const response = await post(`hostile-${index}`, { recipients: ['fine@b.example', address] });
      const { code, fields } = await problemOf(response);
      assert.deepEqual([response.status, code], [422, 'validation_failed']);
      assert.deepEqual(
        fields?.map(({ pointer }) => pointer),
        ['/recipients/1'],
      );
      assert.equal(mail.named.length, before);
    });
  }

  it('refuse no recipient, and more than twenty', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `user${index}@b.example`);
    for (const recipients of [[], many]) {
      const response = await post(`number-of-recipients-${recipients.length}`, { recipients });
      assert.deepEqual([response.status, (await problemOf(response)).code], [422, 'validation_failed']);
    }
  });

  it('say when a recipient may be written to again', async () => {
    const recipients = ['bombed@b.example'];
    const statuses = [];
    for (let index = 0; index < 10; index++) statuses.push((await post(`mail-bomb-${index}`, { recipients })).status);
    assert.deepEqual(new Set(statuses), new Set([202]));
    const refused = await post('mail-bomb-last', { recipients });
    assert.deepEqual([refused.status, (await problemOf(refused)).code], [429, 'sending_limit_reached']);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
  });
});
