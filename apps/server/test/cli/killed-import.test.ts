import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { it } from 'node:test';
import { eventually } from '../http/running-server.ts';
import { databaseSettings, portico, start, stop } from '../process/server-process.ts';

const sample = resolve(import.meta.dirname, '../einvoice/samples/complete.ubl.xml');
const total = 60;

it('an import killed in the middle has lost nothing it reported, and goes on where it was', async (test) => {
  const folder = await mkdtemp(join(tmpdir(), 'portico-killed-'));
  const { settings, drop } = await databaseSettings();
  test.after(async () => {
    await drop();
    await rm(folder, { recursive: true, force: true });
  });
  const environment = { DATA_DIR: join(folder, 'data'), ...settings };
  const text = await readFile(sample, 'utf8');
  await mkdir(join(folder, 'inbox'));
  for (let index = 1; index <= total; index += 1) {
    const number = String(index).padStart(3, '0');
    await writeFile(join(folder, 'inbox', `${number}.xml`), text.replace('<ID>2025-0042</ID>', `<ID>N-${number}</ID>`));
  }
  const reported = new Set<string>();
  for (const enough of [10, 15]) {
    const run = start(portico, ['import', join(folder, 'inbox')], environment);
    await eventually(() => importedIn(run.said.out).length >= enough || undefined, `${enough} imported`);
    const { out } = await stop(run, 'SIGKILL');
    for (const number of importedIn(out)) reported.add(number);
  }
  const last = await start(portico, ['import', join(folder, 'inbox')], environment).finished;
  const added = importedIn(last.out);
  const known = [...last.out.matchAll(/^refused .* the same file was imported before as (N-\d+)\.$/gm)].map(
    ([, number]) => number ?? '',
  );
  assert.equal(last.error, '');
  assert.equal(new Set([...known, ...added]).size, total);
  assert.equal(known.length + added.length, total);
  for (const number of reported) assert.ok(known.includes(number), `${number} was reported and is gone`);
  // A kill can fall between the commit and the line about it, once per round.
  assert.ok(known.length - reported.size <= 2, `${known.length} known, ${reported.size} reported`);
});

function importedIn(out: string): string[] {
  return [...out.matchAll(/^imported .* (N-\d+) {2}120\.50 EUR$/gm)].map(([, number]) => number ?? '');
}
