import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { demoSellers } from '../../src/demo/index.ts';
import { databaseSettings, portico, start } from '../process/server-process.ts';

describe('portico sellers', () => {
  let folder: string;
  let environment: Record<string, string>;
  let drop: () => Promise<void>;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portico-sellers-'));
    const database = await databaseSettings();
    ({ drop } = database);
    environment = { DATA_DIR: join(folder, 'data'), INIT_CWD: folder, ...database.settings };
  });
  after(async () => {
    await drop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) => start(portico, ['sellers', ...args], environment).finished;
  const write = (name: string, content: unknown) =>
    writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  const [house, harbour] = demoSellers();
  assert.ok(house && harbour);

  it('says how to set one while there is none', async () => {
    const { code, error } = await run('show');
    assert.equal(code, 1);
    assert.match(error, /No seller is set\. Set one with: portico sellers set FILE/);
  });

  it('sets the house and a brand, and prints what it can set again', async () => {
    await write('house.json', house.settings);
    await write('harbour.json', harbour.settings);
    const set = await run('set', 'house.json');
    assert.deepEqual(
      [set.code, set.out.trim()],
      [0, 'Invoices are from Portico Demo SAS, numbered ABO-YEAR-0001, due in 30 days.'],
    );
    const brand = await run('set', 'harbour.json', '--brand', 'harbour');
    assert.match(brand.out, /^Invoices of the brand harbour are from Harbour & Finch Ltd/);
    const shown = await run('show', '--brand', 'harbour');
    assert.deepEqual(JSON.parse(shown.out), harbour.settings);
  });

  it('names each field that is wrong, and changes nothing', async () => {
    await write('wrong.json', { ...house.settings, netDays: 'soon', account: { iban: '1' }, colour: 'red' });
    const { code, error } = await run('set', 'wrong.json');
    assert.equal(code, 1);
    assert.match(error, /^ {2}netDays must be integer$/m);
    assert.match(error, /^ {2}colour is not known here$/m);
    const { out } = await run('show');
    assert.deepEqual(JSON.parse(out), house.settings);
  });

  it('tells of files that cannot be read', async () => {
    await write('broken.json', '{"party": ');
    assert.match((await run('set', 'broken.json')).error, /^broken\.json is not JSON: /);
    assert.match((await run('set', 'none.json')).error, /^none\.json: there is no such file or folder/);
  });

  it('says how it is used', async () => {
    for (const args of [[], ['set'], ['show', 'house.json'], ['drop'], ['show', '--brand', 'a b']]) {
      assert.equal((await run(...args)).code, 2, args.join(' '));
    }
  });
});
