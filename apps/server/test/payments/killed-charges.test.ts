import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { it } from 'node:test';
import { when } from '../deliveries/delivery-services.ts';
import { databaseSettings, start, stop, type RunningProcess } from '../process/server-process.ts';
import { invoiceAmount, type ChargeAssignment, type ChargeReport } from './charge-process.ts';
import { startMockPaymentProvider } from './mock-payment-provider.ts';

const script = resolve(import.meta.dirname, 'charge-process.ts');
const invoices = 12;
const kills = 4;

it(`charges ${invoices} invoices once each, although the server is killed ${kills} times between charge and answer`, async (test) => {
  const provider = await startMockPaymentProvider();
  const folder = await mkdtemp(join(tmpdir(), 'portico-charges-'));
  const { settings, drop } = await databaseSettings();
  const assignment: ChargeAssignment = {
    dataDir: join(folder, 'data'),
    databaseUrl: settings['DATABASE_URL'],
    providerUrl: provider.url,
    invoices,
  };
  const run = () => start(script, [JSON.stringify(assignment)], {});
  let process: RunningProcess = run();
  test.after(async () => {
    await stop(process, 'SIGKILL');
    await provider.close();
    await drop();
    await rm(folder, { recursive: true, force: true });
  });

  // The provider charges and says nothing; in that moment the server dies.
  provider.isMute = true;
  for (let kill = 0; kill < kills; kill += 1) {
    await provider.nextSilence();
    await stop(process, 'SIGKILL');
    process = run();
    await process.ready();
  }
  provider.isMute = false;

  const report = async (): Promise<ChargeReport> => {
    process.child.send('report');
    const [told] = (await once(process.child, 'message')) as [ChargeReport];
    return told;
  };
  const { payments, paid } = await when(report, (told) => told.payments.every(({ status }) => status === 'succeeded'));
  assert.equal(payments.length, invoices);
  for (const { id } of payments) assert.equal(provider.stored.of(id).length, 1, id);
  assert.deepEqual(
    paid,
    Array.from({ length: invoices }, () => invoiceAmount),
  );
  assert.ok(provider.stored.chargeRequests > invoices);
  test.diagnostic(`${provider.stored.chargeRequests} requests for ${provider.stored.charges.size} charges`);
});
