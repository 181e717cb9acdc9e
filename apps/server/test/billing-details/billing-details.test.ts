import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { readPdf } from '../documents/read-pdf.ts';
import { asJson, problemFields, problemOf } from '../http/running-server.ts';
import { sampleDocument } from '../invoices/sample-documents.ts';
import { partyNamed } from '../party.ts';
import { address, atelier, inputOf, openDetailsServer, type Details, type DetailsServer } from './details-server.ts';

describe('billing details', () => {
  let world: DetailsServer;
  before(async () => {
    world = await openDetailsServer();
  });
  after(() => world.close());

  it('begin as what is known of the customer', async () => {
    await world.addCustomer('begin');
    const { details, etag } = await world.read('begin');
    assert.deepEqual(inputOf(details), {
      companyName: 'Atelier du Nord SARL',
      contact: { name: 'Camille Lefèvre', phone: null },
      address,
      taxId: 'FR83404833048',
      invoiceRecipients: ['compta@atelier.example'],
      purchaseOrderReference: null,
    });
    assert.equal(details.taxIdCheck?.status, 'format_only');
    assert.deepEqual([details.locked, details.updatedBy], [[], null]);
    assert.match(etag, /^"[^"]+"$/);
  });

  it('are read however little or much was imported, and ask for what is missing when they are saved', async () => {
    const long = '😀'.repeat(500);
    const strange = {
      lines: Array.from({ length: 5 }, (_, index) => `${index}`.repeat(300)),
      city: 'C'.repeat(200),
      postalCode: '9'.repeat(40),
      subdivision: 'S'.repeat(200),
      country: '1A',
    };
    const contact = { name: '', phone: '', email: 'not an address' };
    const parties = {
      nothing: partyNamed('x'),
      blank: partyNamed('  ', { taxId: '', contact, address: { ...strange, lines: [], city: '', country: null } }),
      long: partyNamed(long, {
        taxId: '-'.repeat(60),
        address: strange,
        contact: { ...contact, email: 'e@münchen.de' },
      }),
      expanding: partyNamed('x', { taxId: 'ﷺ'.repeat(60), address: { ...strange, country: 'JP' } }),
    };
    for (const [externalId, party] of Object.entries(parties)) {
      await world.addCustomer(externalId, { party });
      assert.equal((await world.ask(externalId, '/billing-details')).status, 200, externalId);
    }
    assert.deepEqual(await problemFields(await world.save('nothing', inputOf((await world.read('nothing')).details))), [
      'validation_failed',
      '/address/lines required',
      '/address/city required',
      '/address/postalCode required',
    ]);
  });

  it('keep what the form of the country has no field for', async () => {
    const imported = {
      lines: ['四条通1番'],
      city: '京都市',
      postalCode: '600-8001',
      subdivision: '京都府',
      country: 'JP',
    };
    await world.addCustomer('kyoto', { party: partyNamed('さくら', { address: imported }) });
    const { details } = await world.read('kyoto');
    assert.deepEqual([details.address.lines, details.address.city], [['京都市', '四条通1番'], null]);
    assert.equal((await world.save('kyoto', inputOf(details))).status, 200);
    const county = { ...imported, lines: ['1 High St'], city: 'Dover', postalCode: 'CT16 1AA', subdivision: 'Kent' };
    await world.addCustomer('dover', { party: partyNamed('Dover', { address: { ...county, country: 'GB' } }) });
    assert.deepEqual((await world.read('dover')).details.address.lines, ['1 High St', 'Kent']);
  });

  it('are replaced, and say by whom and when; the customer follows', async () => {
    const id = await world.addCustomer('replace');
    const { details, etag } = await world.read('replace');
    const changes = {
      address: { ...address, lines: ['7 rue Neuve'], sortingCode: 'CEDEX 2' },
      taxId: 'fr 56 000 273 102',
      contact: { name: 'Zoé', phone: '+33 1' },
    };
    const response = await world.save('replace', { ...inputOf(details), ...changes }, etag);
    assert.equal(response.status, 200);
    const stored = (await response.json()) as Details;
    assert.deepEqual(await world.read('replace'), { details: stored, etag: response.headers.get('ETag') });
    assert.notEqual(response.headers.get('ETag'), etag);
    assert.deepEqual(stored.address, changes.address);
    assert.deepEqual([stored.taxId, stored.taxIdCheck?.status], ['FR56000273102', 'valid']);
    assert.equal(stored.taxIdCheck?.registeredName, 'ATELIER DU NORD');
    assert.deepEqual(stored.updatedBy, { kind: 'user', id: 'user-1', name: 'Zoé' });
    const { party } = await world.server.services.customers.getCustomer(id);
    assert.deepEqual(party.address, { ...party.address, lines: ['7 rue Neuve'], city: 'Calais CEDEX 2' });
    assert.deepEqual([party.taxId, party.contact?.name], ['FR56000273102', 'Zoé']);
    assert.equal(party.contact?.email, 'compta@atelier.example');
  });

  it('are in the activity field by field, in a notification and on the live stream', async () => {
    const id = await world.addCustomer('told');
    await world.edit('told', { purchaseOrderReference: 'BC-17', invoiceRecipients: [] });
    await world.edit('told', {});
    const activity = (await (await world.ask('told', '/activity')).json()) as Schemas['ActivityPage'];
    const entries = activity.items.filter(({ action }) => action === 'billing_details_changed');
    assert.deepEqual(
      entries.map(({ changes, actor }) => [changes, actor.name]),
      [
        [
          [
            { field: 'invoiceRecipients', before: 'compta@atelier.example', after: null },
            { field: 'purchaseOrderReference', before: null, after: 'BC-17' },
          ],
          'Zoé',
        ],
      ],
    );
    const notifications = (await (await world.ask('told', '/notifications')).json()) as Schemas['NotificationPage'];
    assert.deepEqual(
      notifications.items.map(({ kind, subject }) => [kind, subject.type]),
      [['billing_details_changed', 'billing_details']],
    );
    const events = await world.server.database.db
      .selectFrom('live_event')
      .select('event')
      .where('customer_id', '=', id)
      .execute();
    assert.ok(events.some(({ event }) => event.type === 'billing_details.changed'));
  });

  it('do not change without the version that was read', async () => {
    await world.addCustomer('version');
    const { details, etag } = await world.read('version');
    const body = JSON.stringify({ ...inputOf(details), purchaseOrderReference: 'mine' });
    const without = await world.ask('version', '/billing-details', { method: 'PUT', headers: asJson, body });
    assert.deepEqual([without.status, (await problemOf(without)).code], [428, 'precondition_required']);
    await world.edit('version', { purchaseOrderReference: 'theirs' });
    const late = await world.save('version', JSON.parse(body), etag);
    assert.deepEqual([late.status, (await problemOf(late)).code], [412, 'precondition_failed']);
    assert.equal((await world.read('version')).details.purchaseOrderReference, 'theirs');
  });

  it('keep fields that only the operator changes, with the reason', async () => {
    const locks = (['companyName', 'country', 'taxId'] as const).map((field) => ({
      field,
      reason: 'The contract says so.',
      contactUrl: 'https://studio.example/support',
    }));
    const party = partyNamed('Atelier ', { taxId: 'FR00 404 833 048', address: atelier.address });
    const id = await world.addCustomer('locked', { party, lockedFields: locks });
    assert.deepEqual((await world.server.services.customers.getCustomer(id)).lockedFields, locks);
    const { details } = await world.read('locked');
    assert.deepEqual(details.locked, locks);
    const german = { ...address, postalCode: '10115', country: 'DE' };
    const refused = await world.edit('locked', { companyName: 'Another', address: german, taxId: null });
    assert.equal(refused.status, 422);
    assert.deepEqual(await problemFields(refused), [
      'field_locked',
      '/companyName locked',
      '/address/country locked',
      '/taxId locked',
    ]);
    // A wrong tax id that is locked is not the customer's to put right.
    assert.equal(
      (await world.edit('locked', { companyName: 'Atelier', address: { ...address, city: 'Lille' } })).status,
      200,
    );
  });

  it('keep a locked tax id however it is spelt, also in the form of another country', async () => {
    const lockedFields = [{ field: 'taxId' as const, reason: 'The contract says so.', contactUrl: null }];
    const party = partyNamed('Spelt', { taxId: ' be 428.759.497', address: atelier.address });
    await world.addCustomer('spelt', { party, lockedFields });
    assert.equal((await world.edit('spelt', { purchaseOrderReference: 'PO 1' })).status, 200);
    assert.equal((await world.edit('spelt', { taxId: 'BE 428 759 497', purchaseOrderReference: 'PO 2' })).status, 200);
    const belgian = { ...address, postalCode: '1000', city: 'Bruxelles', subdivision: null, country: 'BE' };
    assert.equal((await world.edit('spelt', { address: belgian })).status, 200);
    assert.equal((await world.read('spelt')).details.taxId, 'BE0428759497');
    assert.deepEqual(await problemFields(await world.edit('spelt', { taxId: 'BE0403019261' })), [
      'field_locked',
      '/taxId locked',
    ]);
  });

  it('are refused field by field', async () => {
    await world.addCustomer('refused');
    const wrong = {
      address: { ...address, postalCode: 'SW1A 1AA', city: null, subdivision: 'Nord' },
      invoiceRecipients: ['a@host.example', 'A@host.example'],
      contact: { name: ' ', phone: null },
    };
    assert.deepEqual(await problemFields(await world.edit('refused', wrong)), [
      'validation_failed',
      '/address/city required',
      '/address/postalCode pattern',
      '/address/subdivision not_used',
      '/invoiceRecipients/1 uniqueItems',
      '/contact/name required',
    ]);
    const taxId = await world.edit('refused', { taxId: 'FR57000273102' });
    assert.equal(taxId.status, 422);
    assert.deepEqual(await problemFields(taxId), ['invalid_tax_id', '/taxId check_digit']);
    const { invoiceRecipients, ...missing } = inputOf((await world.read('refused')).details);
    assert.ok(invoiceRecipients.length > 0);
    assert.equal((await world.save('refused', missing)).status, 422);
  });

  it('are of the session’s customer alone, and only for those who may', async () => {
    await world.addCustomer('one');
    await world.addCustomer('two');
    await world.edit('one', { purchaseOrderReference: 'ONE' });
    assert.equal((await world.read('two')).details.purchaseOrderReference, null);
    const token = await world.server.token('two', ['billing_details:read']);
    const put = await fetch(`${world.server.url}/v1/billing-details`, {
      method: 'PUT',
      headers: { ...asJson, Authorization: `Bearer ${token}`, 'If-Match': '"0"' },
      body: JSON.stringify(inputOf((await world.read('two')).details)),
    });
    assert.deepEqual([put.status, (await problemOf(put)).code], [403, 'capability_missing']);
  });

  it('leave every invoice that exists as it is', async () => {
    const id = await world.addCustomer('invoices');
    const { services } = world.server;
    const document = sampleDocument({ number: 'F-1', amount: 5000, buyer: atelier });
    const invoice = await services.invoices.createInvoice({ customer: { id }, document });
    const stored = () =>
      world.server.database.db.selectFrom('invoice').selectAll().where('id', '=', invoice.id).executeTakeFirst();
    const printed = async () => {
      const response = await world.ask('invoices', `/invoices/${invoice.id}/files/pdf`);
      return (await readPdf(new Uint8Array(await response.arrayBuffer()))).text;
    };
    const [before, page] = [await stored(), await printed()];
    assert.match(page, /Atelier du Nord SARL.*1 quai Sud/);
    await world.edit('invoices', { companyName: 'Renamed', address: { ...address, lines: ['Elsewhere'] } });
    assert.deepEqual([await stored(), await printed()], [before, page]);
  });
});
