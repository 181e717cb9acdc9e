import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { openJobQueue, type JobQueue } from '../../src/jobs/job-queue.ts';
import { openTestDatabase } from '../database/test-database.ts';

async function openQueue(test: TestContext, onError?: (error: Error) => void) {
  const database = await openTestDatabase();
  const queue = await openJobQueue(database, onError ? { onError } : {});
  test.after(async () => {
    await queue.close();
    await database.close();
  });
  return { ...database, queue };
}

/** The payloads of exports that the queue runs, as they come; settles when there are `count`. */
function runExports(queue: JobQueue, count: number): Promise<string[]> {
  const seen: string[] = [];
  return new Promise((resolve) => {
    queue.work('run_export', async ({ exportId }) => {
      seen.push(exportId);
      if (seen.length === count) resolve(seen);
    });
  });
}

describe('the job queue', () => {
  it('runs a job once the transaction that added it has committed', async (test) => {
    const { db, queue } = await openQueue(test);
    const done = runExports(queue, 1);
    await queue.startWork();
    await inTransaction(db, (transaction) => queue.add(transaction, 'run_export', { exportId: 'exp_1' }));
    assert.deepEqual(await done, ['exp_1']);
  });

  it('forgets a job whose transaction was rolled back', async (test) => {
    const { db, queue } = await openQueue(test);
    const rolledBack = inTransaction(db, async (transaction) => {
      await queue.add(transaction, 'run_export', { exportId: 'exp_never' });
      throw new Error('rolled back');
    });
    await assert.rejects(rolledBack, /rolled back/);
    const done = runExports(queue, 1);
    await queue.startWork();
    await inTransaction(db, (transaction) => queue.add(transaction, 'run_export', { exportId: 'exp_2' }));
    assert.deepEqual(await done, ['exp_2']);
  });

  it('runs one job for a key that is added again while it waits', async (test) => {
    const { db, queue } = await openQueue(test);
    for (const exportId of ['exp_1', 'exp_2']) {
      await inTransaction(db, (transaction) => queue.add(transaction, 'run_export', { exportId }, { key: 'same' }));
    }
    await inTransaction(db, (transaction) => queue.add(transaction, 'run_export', { exportId: 'exp_3' }));
    const done = runExports(queue, 2);
    await queue.startWork();
    assert.deepEqual((await done).toSorted(), ['exp_1', 'exp_3']);
  });

  it('tries again what has failed, and says why', async (test) => {
    const errors: string[] = [];
    const { db, queue } = await openQueue(test, ({ message }) => errors.push(message));
    const attempts: number[] = [];
    const done = new Promise<void>((resolve) => {
      queue.work('handle_provider_event', async (_payload, { attempt }) => {
        attempts.push(attempt);
        if (attempt < 2) throw new Error('the provider is away');
        resolve();
      });
    });
    await queue.startWork();
    const payload = { provider: 'sandbox', eventId: 'evt_1' };
    await inTransaction(db, (transaction) => queue.add(transaction, 'handle_provider_event', payload));
    await done;
    assert.deepEqual(attempts, [1, 2]);
    assert.deepEqual(errors, ['the provider is away']);
  });

  it('takes jobs over from an instance that has closed', async (test) => {
    const { db, queue, connection } = await openQueue(test);
    await inTransaction(db, (transaction) => queue.add(transaction, 'run_export', { exportId: 'exp_1' }));
    await queue.close();
    const later = await openJobQueue({ connection });
    test.after(() => later.close());
    const done = runExports(later, 1);
    await later.startWork();
    assert.deepEqual(await done, ['exp_1']);
  });
});
