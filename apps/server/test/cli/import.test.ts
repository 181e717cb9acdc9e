import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { testDatabaseUrl } from '../database/test-database.ts';
import { databaseSettings, freePort, main, portico, start, stop } from '../process/server-process.ts';

const sample = resolve(import.meta.dirname, '../einvoice/samples/complete.ubl.xml');

describe('portico import', () => {
  let folder: string;
  let environment: Record<string, string>;
  let drop: () => Promise<void>;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portico-import-'));
    const database = await databaseSettings();
    environment = { DATA_DIR: join(folder, 'data'), API_PORT: await freePort(), ...database.settings };
    ({ drop } = database);
  });
  after(async () => {
    await drop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) => start(portico, args, { ...environment, INIT_CWD: folder }).finished;
  const invoice = async (name: string, number: string) => {
    const text = await readFile(sample, 'utf8');
    await writeFile(join(folder, name), text.replace('<ID>2025-0042</ID>', `<ID>${number}</ID>`));
  };

  it('says of each file what became of it, goes on after a refusal, and sums up', async () => {
    await mkdir(join(folder, 'inbox', 'march'), { recursive: true });
    await invoice('inbox/one.xml', 'N-1');
    await invoice('inbox/march/two.xml', 'N-2');
    await writeFile(
      join(folder, 'inbox/same-number.xml'),
      `${await readFile(join(folder, 'inbox/one.xml'), 'utf8')}\n`,
    );
    await copyFile(join(folder, 'inbox/one.xml'), join(folder, 'inbox/copy.xml'));
    await writeFile(join(folder, 'inbox/notes.txt'), 'not an invoice');
    await writeFile(join(folder, 'inbox/empty.xml'), '');
    await writeFile(join(folder, 'inbox/.DS_Store'), '');
    await writeFile(join(folder, 'inbox/red\u001B[31m\nimported  forged.xml'), 'x');
    const large = await open(join(folder, 'inbox/large.xml'), 'w');
    await large.truncate(100 * 1024 * 1024);
    await large.close();
    const { code, out, error } = await run('import', 'inbox', 'nowhere');
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 10, out + error);
    assert.equal(lines[0], 'imported  inbox/copy.xml  N-1  120.50 EUR');
    assert.equal(lines[1], 'refused   inbox/empty.xml  it is empty');
    assert.equal(lines[2], 'refused   inbox/large.xml  it is larger than 20 MB');
    assert.equal(lines[3], 'imported  inbox/march/two.xml  N-2  120.50 EUR');
    assert.match(lines[4] ?? '', /^refused {3}inbox\/notes\.txt {2}.*neither XML nor PDF/);
    assert.match(lines[5] ?? '', /^refused {3}inbox\/one\.xml {2}the same file was imported before as N-1/);
    assert.match(lines[6] ?? '', /^refused {3}inbox\/red�\[31m�imported {2}forged\.xml {2}/);
    assert.match(lines[7] ?? '', /^refused {3}inbox\/same-number\.xml {2}.*N-1.* already/);
    assert.equal(lines[8], 'refused   nowhere  there is no such file or folder');
    assert.equal(lines[9], '2 imported, 7 refused, 1 hidden name passed over');
    assert.equal(code, 1);
    assert.equal(error, '');
  });

  it('ends with 0 when all was imported', async () => {
    await invoice('three.xml', 'N-3');
    const { code, out } = await run('import', 'three.xml');
    assert.equal(out, 'imported  three.xml  N-3  120.50 EUR\n1 imported, 0 refused\n');
    assert.equal(code, 0);
  });

  it('says when a file is the other syntax of an invoice it has', async () => {
    for (const syntax of ['ubl', 'cii']) {
      await copyFile(sample.replace('.ubl.', `.${syntax}.`), join(folder, `both.${syntax}.xml`));
    }
    const { code, out } = await run('import', 'both.ubl.xml', 'both.cii.xml');
    assert.equal(
      out,
      [
        'imported  both.ubl.xml  2025-0042  120.50 EUR',
        'imported  both.cii.xml  2025-0042  120.50 EUR  kept with the invoice as its CII original',
        '2 imported, 0 refused\n',
      ].join('\n'),
    );
    assert.equal(code, 0);
  });

  it('refuses everything for a customer that does not exist', async () => {
    await invoice('four.xml', 'N-4');
    const { code, out } = await run('import', '--customer', 'cus_unknown', 'four.xml');
    assert.match(out, /^refused {3}four\.xml {2}No such customer\.\n0 imported, 1 refused\n$/);
    assert.equal(code, 1);
  });

  it('goes through a running server, and is refused in words without --url', async () => {
    const server = start(main, [], environment);
    const url = await server.ready();
    await invoice('five.xml', 'N-5');
    if (testDatabaseUrl === undefined) {
      const refused = await run('import', 'five.xml');
      assert.equal(refused.code, 1);
      assert.match(
        refused.error,
        /^The data folder .* is in use by the server \(process \d+\)\.[^\n]* --url http[^\n]+\n$/,
      );
    }
    const { code, out } = await run('import', '--url', url, 'five.xml', 'one.xml', 'inbox/notes.txt');
    assert.match(
      out,
      /^imported {2}five\.xml {2}N-5 {2}120\.50 EUR\nrefused {3}one\.xml .*\nrefused {3}inbox\/notes\.txt .*neither XML nor PDF.*\n/,
    );
    assert.equal(code, 1);
    const wrongKey = { ...environment, INIT_CWD: folder, PORTICO_SECRET_KEY: `sk_${'x'.repeat(40)}` };
    const unknown = await start(portico, ['import', '--url', url, 'five.xml'], wrongKey).finished;
    assert.equal(unknown.code, 1);
    assert.match(unknown.error, /^The server at .* does not accept the secret key\.[^\n]*PORTICO_SECRET_KEY[^\n]*\n$/);
    await stop(server);
    const nobody = await run('import', '--url', url, 'five.xml');
    assert.equal(nobody.code, 1);
    assert.match(nobody.error, /^No server answers at [^\n]+\n$/);
  });

  it('fills an empty database with the demo data, and no other', async () => {
    const { code, error } = await run('seed');
    assert.equal(code, 1);
    assert.match(error, /^The database has customers already\.[^\n]*\n$/);
  });
});

describe('portico', () => {
  const run = (...args: string[]) => start(portico, args, {}).finished;

  it('lists its commands', async () => {
    const { code, out } = await run('--help');
    assert.equal(code, 0);
    for (const command of ['import FILE|FOLDER...', 'seed', 'keys rotate', 'serve']) assert.ok(out.includes(command));
  });

  it('ends with 2 for a command line it cannot read', async () => {
    const wrong = [
      [],
      ['impart'],
      ['import'],
      ['import', '--fast', 'a'],
      ['import', '--url', 'x', 'a'],
      ['keys', 'list'],
    ];
    for (const args of wrong) {
      const { code, out, error } = await run(...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.ok(error.length > 0);
    }
  });
});
