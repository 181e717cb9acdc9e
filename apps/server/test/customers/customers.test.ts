import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createCustomerService } from '../../src/customers/service.ts';
import type { CustomerService } from '../../src/customers/service.ts';
import type { Database } from '../../src/database/open.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { openTestDatabase } from '../database/test-database.ts';
import { problem } from '../invoices/invoice-services.ts';
import { sampleParty } from '../invoices/sample-documents.ts';

describe('customers', () => {
  let database: Database;
  let customers: CustomerService;
  before(async () => {
    database = await openTestDatabase();
    customers = createCustomerService({ db: database.db });
  });
  after(() => database.close());

  it('are found by either id', async () => {
    const party = sampleParty('Éditions du Quai', { identifiers: [{ scheme: '0002', value: '1' }] });
    const created = await customers.createCustomer({ party, externalId: 'ext-1', locale: 'fr', brandId: 'brand_1' });
    assert.match(created.id, /^cus_[0-9a-f]{32}$/);
    assert.deepEqual(await customers.getCustomer(created.id), created);
    assert.deepEqual(await customers.findCustomer({ externalId: 'ext-1' }), created);
    await assert.rejects(customers.getCustomer('cus_unknown'), problem('not_found'));
    await assert.rejects(customers.createCustomer({ party, externalId: 'ext-1' }), problem('already_exists'));
  });

  it('are listed newest first, page by page, with cursors of that list alone', async () => {
    for (let index = 0; index < 4; index += 1) await customers.createCustomer({ party: sampleParty(`Page ${index}`) });
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await customers.listCustomers({ limit: 2, cursor });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
      const foreign = customers.listCustomers({ externalId: 'ext-1', cursor });
      if (cursor !== undefined) await assert.rejects(foreign, problem('invalid_cursor'));
    } while (cursor !== undefined);
    assert.equal(ids.length, 5);
    assert.deepEqual(ids, [...ids].sort().reverse());
    assert.equal((await customers.listCustomers({ externalId: 'ext-1' })).items.length, 1);
  });
});

describe('matching the buyer of a document', () => {
  let database: Database;
  let customers: CustomerService;
  const known: Record<string, string> = {};
  before(async () => {
    database = await openTestDatabase();
    customers = createCustomerService({ db: database.db });
    const parties: Record<string, Schemas['Party']> = {
      taxed: sampleParty('Taxed SA', { taxId: 'FR 32 123 456 789' }),
      registered: sampleParty('Registered SA', { legalRegistration: { scheme: '0002', value: '123 456 782' } }),
      addressed: sampleParty('Addressed SA', { electronicAddress: { scheme: '0225', value: '55208131766522' } }),
      twinA: sampleParty('Twin SA', { taxId: 'FR00000000001' }),
      twinB: sampleParty('Twin SA', { taxId: 'FR00000000002' }),
      cloneA: sampleParty('Clone SA'),
      cloneB: sampleParty('Clone SA'),
    };
    for (const [name, party] of Object.entries(parties)) known[name] = (await customers.createCustomer({ party })).id;
  });
  after(() => database.close());

  const cases: [string, Schemas['Party'], string | undefined, string?][] = [
    ['by tax id, whatever the name', sampleParty('Other', { taxId: 'fr32123456789' }), 'taxed', 'tax_id'],
    [
      'by legal registration',
      sampleParty('Other', { legalRegistration: { scheme: '0002', value: '123456782' } }),
      'registered',
      'identifier',
    ],
    [
      'not by a registration of another scheme',
      sampleParty('Other', { identifiers: [{ scheme: '0088', value: '123456782' }] }),
      undefined,
    ],
    [
      'not by a registration without scheme',
      sampleParty('Other', { identifiers: [{ scheme: null, value: '123456782' }] }),
      undefined,
    ],
    [
      'by electronic address',
      sampleParty('Other', { electronicAddress: { scheme: '0225', value: '55208131766522' } }),
      'addressed',
      'identifier',
    ],
    ['by folded name and country', sampleParty('TAXED  sà'), 'taxed', 'name'],
    ['not by name in another country', sampleParty('Taxed SA', { address: null }), undefined],
    ['not by name with another tax id', sampleParty('Taxed SA', { taxId: 'FR999' }), undefined],
    ['not where several share the name', sampleParty('Twin SA'), undefined],
    ['not where several are the same', sampleParty('Clone SA'), undefined],
  ];
  for (const [name, party, expected, match] of cases) {
    it(`matches ${name}`, async () => {
      const found = await customers.matchBuyer(party);
      assert.deepEqual(found, expected && { customerId: known[expected], match });
    });
  }

  it('adds a buyer that could be several customers once, and finds it again', async () => {
    const add = () =>
      database.db.transaction().execute((transaction) => customers.findOrAddBuyer(sampleParty('Twin SA'), transaction));
    const first = await add();
    assert.equal(first.match, 'created');
    assert.deepEqual(await add(), { customerId: first.customerId, match: 'name' });
  });

  it('refuses to choose between customers that are the same', async () => {
    const add = database.db
      .transaction()
      .execute((transaction) => customers.findOrAddBuyer(sampleParty('Clone SA'), transaction));
    await assert.rejects(add, problem('conflict', /customerId/));
  });
});
