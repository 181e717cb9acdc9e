import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { it } from 'node:test';
import { testDatabaseUrl } from '../database/test-database.ts';
import { when } from '../deliveries/delivery-services.ts';
import { databaseSettings, start, stop, type RunningProcess } from '../process/server-process.ts';
import type { QuoteAssignment, QuoteReport } from './quote-process.ts';

const script = resolve(import.meta.dirname, 'quote-process.ts');
// The embedded database shares one thread with everything else.
const quotes = testDatabaseUrl === undefined ? 60 : 300;
const kills = 5;

it(`makes ${quotes} quotes ready, each once, although the server is killed ${kills} times meanwhile`, async (test) => {
  const folder = await mkdtemp(join(tmpdir(), 'portico-quotes-'));
  const { settings, drop } = await databaseSettings();
  const assignment: QuoteAssignment = {
    dataDir: join(folder, 'data'),
    databaseUrl: settings['DATABASE_URL'],
    quotes,
  };
  const run = () => start(script, [JSON.stringify(assignment)], {});
  let process: RunningProcess = run();
  test.after(async () => {
    await stop(process, 'SIGKILL');
    await drop();
    await rm(folder, { recursive: true, force: true });
  });
  await process.ready();
  const report = async (): Promise<QuoteReport> => {
    process.child.send('report');
    const [told] = (await once(process.child, 'message')) as [QuoteReport];
    return told;
  };
  const readyIn = ({ quotes: all }: QuoteReport) => all.filter(({ status }) => status === 'ready').length;

  // Each time a seventh is made, one is in the middle of being made.
  for (let kill = 1; kill <= kills; kill += 1) {
    const told = await when(report, (one) => readyIn(one) >= (kill * quotes) / (kills + 2));
    assert.ok(readyIn(told) < quotes, 'There is nothing left to be interrupted.');
    await stop(process, 'SIGKILL');
    process = run();
    await process.ready();
  }

  const last = await when(report, (one) => readyIn(one) === quotes);
  assert.deepEqual(
    last.quotes.map(({ number }) => number ?? '').toSorted(),
    Array.from({ length: quotes }, (_, index) => `Q-2030-${String(index + 1).padStart(4, '0')}`),
  );
  assert.ok(last.quotes.every(({ documentVersion }) => documentVersion === 1));
  assert.equal(last.documents, quotes);
  assert.deepEqual(last.told, { notifications: quotes, activity: quotes });
});
