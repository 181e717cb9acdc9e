import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { openExports, unzip } from './export-services.ts';

const count = 1000;

describe('an export of a thousand invoices', () => {
  it('has every one of them, with one file at a time in memory', async (test) => {
    let open = 0;
    let most = 0;
    const { services, customerId, ask, finished, download } = await openExports(test, {
      beforeFile: async () => {
        most = Math.max(most, ++open);
        await new Promise((resolve) => setImmediate(resolve));
        open--;
      },
    });
    const { id } = await services.addInvoice(customerId, { number: 'F-0', amount: 100 });
    const columns =
      sql.raw(`customer_id, seller_key, type, type_code, issue_date, due_date, currency, total, paid, credited,
      due, settlement, document, document_locale, search, created_at`);
    await sql`insert into invoice (id, number, number_sort, number_folded, ${columns})
      select ${id}::text || n, 'F-' || n, 'f-' || n, 'f-' || n, ${columns}
      from invoice, generate_series(1, ${sql.lit(count - 1)}) as n where id = ${id}`.execute(services.db);
    const done = await finished(await ask({ format: 'zip', selection: { filter: {} } }));
    assert.deepEqual([done.status, done.progress], ['ready', { done: count, total: count }]);
    const files = await unzip(await download(done));
    assert.equal(files.size, count + 1);
    assert.equal(most, 1);
  });
});
