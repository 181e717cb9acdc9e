import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { customerOperations } from '../../src/customers/routes.ts';
import { createCustomerService } from '../../src/customers/service.ts';
import type { Database } from '../../src/database/open.ts';
import type { OperationRequest } from '../../src/http/operations.ts';
import { openTestDatabase } from '../database/test-database.ts';
import { problem } from '../invoices/invoice-services.ts';
import { sampleParty } from '../invoices/sample-documents.ts';

describe('an operation with an idempotency key', () => {
  let database: Database;
  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());

  const create = (key: string | undefined, body: object) => {
    const customers = createCustomerService(database);
    const { createCustomer } = customerOperations({ db: database.db, customers });
    assert.ok(createCustomer);
    const header = key === undefined ? {} : { 'Idempotency-Key': key };
    return createCustomer({ path: {}, query: {}, header, body } as unknown as OperationRequest<'createCustomer'>);
  };
  const count = async () => (await database.db.selectFrom('customer').select('id').execute()).length;
  const party = sampleParty('Once');

  it('happens once and answers the same again', async () => {
    const first = await create('key-once-1', { party, externalId: 'once' });
    const again = await create('key-once-1', { externalId: 'once', party });
    assert.equal(first.status, 201);
    assert.deepEqual(JSON.parse(JSON.stringify(again)), JSON.parse(JSON.stringify(first)));
    assert.equal(await count(), 1);
  });

  it('is refused when the key came with another body, or is missing', async () => {
    await assert.rejects(create('key-once-1', { party }), problem('idempotency_key_reused'));
    await assert.rejects(create(undefined, { party }), problem('idempotency_key_missing'));
  });

  it('happens once when the same request comes several times at once', async () => {
    const before = await count();
    const replies = await Promise.all(Array.from({ length: 6 }, () => create('key-parallel', { party })));
    assert.equal(new Set(replies.map(({ body }) => JSON.stringify(body))).size, 1);
    assert.equal(await count(), before + 1);
  });

  it('can be sent again after it failed', async () => {
    await assert.rejects(create('key-failed-1', { party, externalId: 'once' }), problem('already_exists'));
    await assert.rejects(create('key-failed-1', { party, externalId: 'once' }), problem('already_exists'));
    assert.equal((await create('key-failed-1', { party, externalId: 'twice' })).status, 201);
  });
});
