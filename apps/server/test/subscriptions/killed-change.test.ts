import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { it } from 'node:test';
import { when } from '../deliveries/delivery-services.ts';
import { startMockPaymentProvider } from '../payments/mock-payment-provider.ts';
import { databaseSettings, start, stop, type RunningProcess } from '../process/server-process.ts';
import type { ChangeAssignment, ChangeReport } from './change-process.ts';

const script = resolve(import.meta.dirname, 'change-process.ts');
const kills = 3;

it(`a change is charged and applied once, although the server is killed ${kills} times between charge and answer`, async (test) => {
  const provider = await startMockPaymentProvider();
  const folder = await mkdtemp(join(tmpdir(), 'portico-change-'));
  const { settings, drop } = await databaseSettings();
  const assignment: ChangeAssignment = {
    dataDir: join(folder, 'data'),
    databaseUrl: settings['DATABASE_URL'],
    providerUrl: provider.url,
  };
  const run = () => start(script, [JSON.stringify(assignment)], {});
  let process: RunningProcess = run();
  test.after(async () => {
    await stop(process, 'SIGKILL');
    await provider.close();
    await drop();
    await rm(folder, { recursive: true, force: true });
  });
  const whileItRuns = <Value>(outcome: Promise<Value>): Promise<Value> =>
    Promise.race([outcome, process.finished.then(({ error }) => Promise.reject(new Error(`It ended: ${error}`)))]);
  const report = async (): Promise<ChangeReport> => {
    process.child.send('report');
    const [told] = (await whileItRuns(once(process.child, 'message'))) as [ChangeReport];
    return told;
  };

  // The provider charges and says nothing; in that moment the server dies.
  provider.isMute = true;
  for (let kill = 0; kill < kills; kill += 1) {
    await whileItRuns(provider.nextSilence());
    await stop(process, 'SIGKILL');
    process = run();
    await process.ready();
    const { seats, invoices } = await report();
    assert.deepEqual([seats, invoices], [10, []]);
  }
  provider.isMute = false;

  const { previewed, invoices } = await when(report, ({ seats }) => seats === 15);
  assert.deepEqual(invoices, [{ total: previewed, paid: previewed }]);
  assert.equal(provider.stored.charges.size, 1);
  assert.ok(provider.stored.chargeRequests > 1);
});
