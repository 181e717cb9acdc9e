import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findFiles, type FoundFile } from '../../src/cli/found-files.ts';
import { printable } from '../../src/cli/terminal.ts';

describe('files to import', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portico-files-'));
    const invoices = join(folder, 'invoices');
    await mkdir(join(invoices, 'b', 'deep'), { recursive: true });
    await mkdir(join(invoices, '.git'));
    for (const name of ['z.xml', 'a.pdf', 'b/1.xml', 'b/deep/2.xml', '.DS_Store', '.git/config']) {
      await writeFile(join(invoices, name), name);
    }
    await writeFile(Buffer.concat([Buffer.from(`${invoices}/latin-`), Buffer.from([0xe9]), Buffer.from('.xml')]), '');
    await symlink('..', join(invoices, 'b', 'loop'));
    await symlink('z.xml', join(invoices, 'link.xml'));
    await symlink('circle', join(folder, 'circle'));
  });
  after(() => rm(folder, { recursive: true }));

  const found = async (...names: string[]) => {
    const files: FoundFile[] = [];
    const passedOver = { hidden: 0, links: 0 };
    for await (const file of findFiles(names, folder, passedOver)) files.push(file);
    return { files, names: files.map(({ name }) => name), passedOver };
  };

  it('are all regular files below a folder, in the order of their names', async () => {
    const { names, files, passedOver } = await found('invoices/');
    assert.deepEqual(names, [
      'invoices/a.pdf',
      'invoices/b/1.xml',
      'invoices/b/deep/2.xml',
      'invoices/latin-\u{FFFD}.xml',
      'invoices/z.xml',
    ]);
    assert.ok(files.every(({ refusal }) => refusal === undefined));
    assert.deepEqual(passedOver, { hidden: 2, links: 2 });
  });

  it('may be named one by one, through links and hidden names too', async () => {
    const { names, files } = await found('invoices/z.xml', join(folder, 'invoices/link.xml'), 'invoices/.DS_Store');
    assert.equal(names.length, 3);
    assert.ok(files.every(({ refusal }) => refusal === undefined));
  });

  it('are refused by name when they are not there or lead in a circle', async () => {
    const { files } = await found('nowhere', 'circle', 'invoices/a.pdf/below', '/dev/null');
    assert.deepEqual(
      files.map(({ refusal }) => refusal),
      [
        'there is no such file or folder',
        'the link leads in a circle',
        'there is no such file or folder',
        'not a regular file',
      ],
    );
  });
});

describe('printable', () => {
  it('keeps words of every script and takes out what commands a terminal', () => {
    assert.equal(printable('Müller & Söhne 株式会社 فاتورة.xml'), 'Müller & Söhne 株式会社 فاتورة.xml');
    assert.equal(printable('a\u001B[31mred\nnext\u202Eturned\u2028line\r'), 'a�[31mred�next�turned�line�');
  });
});
