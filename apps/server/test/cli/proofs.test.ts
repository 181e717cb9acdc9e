import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCommand } from '../../src/cli/commands.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { asJson } from '../http/running-server.ts';
import { sampleDocument } from '../invoices/sample-documents.ts';
import { partyNamed } from '../party.ts';
import { pngFile } from '../payment-proofs/sample-files.ts';
import {
  databaseSettings,
  freePort,
  main,
  portico,
  start,
  stop,
  type RunningProcess,
} from '../process/server-process.ts';

const secretKey = `sk_${'k'.repeat(40)}`;

describe('portico proofs', () => {
  let folder: string;
  let environment: Record<string, string>;
  let drop: () => Promise<void>;
  let server: RunningProcess;
  let url: string;
  const proofs: string[] = [];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portico-proofs-'));
    const database = await databaseSettings();
    ({ drop } = database);
    environment = {
      DATA_DIR: join(folder, 'data'),
      API_PORT: await freePort(),
      PORTICO_SECRET_KEY: secretKey,
      INIT_CWD: folder,
      ...database.settings,
    };
    server = start(main, [], environment);
    url = await server.ready();
    const customer = { externalId: 'marais' };
    await post('/operator/customers', { ...customer, party: partyNamed('Librairie du Marais') });
    const capabilities = ['payment_proofs:submit'];
    const session = { customer, actor: { id: 'user-1', name: 'Anaïs' }, capabilities };
    const { token } = (await post('/sessions', session)) as Schemas['MintedSession'];
    for (const number of ['M-1', 'M-2']) {
      const document = sampleDocument({ number, amount: 1200 });
      const { id } = (await post('/operator/invoices', { customer, document })) as Schemas['Invoice'];
      const form = new FormData();
      form.append('details', JSON.stringify({ invoiceIds: [id], reference: 'VIR\u001b[31m 042' }));
      form.append('file', new Blob([pngFile()]), `ordre ${number}.png`);
      const proof = (await post('/payment-proofs', form, token)) as Schemas['PaymentProof'];
      proofs.push(proof.id);
    }
  });
  after(async () => {
    await stop(server);
    await drop();
    await rm(folder, { recursive: true, force: true });
  });

  const post = async (path: string, body: unknown, token = secretKey): Promise<unknown> => {
    const isForm = body instanceof FormData;
    const headers = { Authorization: `Bearer ${token}`, 'Idempotency-Key': randomUUID(), ...(isForm ? {} : asJson) };
    const init = { method: 'POST', headers, body: isForm ? body : JSON.stringify(body) };
    const response = await fetch(`${url}/v1${path}`, init);
    assert.ok(response.ok, `${path}: ${response.status}`);
    return response.json();
  };
  const run = (...args: string[]) => start(portico, ['proofs', ...args], environment).finished;
  const remote = (...args: string[]) => run(...args, '--url', url);

  it('lists what waits, tells what a proof says and fetches its file', async () => {
    const [first = '', second = ''] = proofs;
    const { code, out } = await remote('list', '--status', 'submitted');
    assert.equal(code, 0);
    const lines = out.trimEnd().split('\n');
    assert.deepEqual(lines.length, 2);
    assert.match(lines[0] ?? '', new RegExp(`^${first}  submitted .* Librairie du Marais  M-1  ordre M-1\\.png$`));
    const shown = await remote('show', second);
    assert.match(shown.out, /^invoices +M-2$/m);
    assert.match(shown.out, /^reference +VIR�\[31m 042$/m);
    assert.equal((await remote('download', first)).code, 0);
    assert.deepEqual(await readFile(join(folder, 'ordre M-1.png')), pngFile());
  });

  it('writes over no file', async () => {
    const { code, error } = await remote('download', proofs[1] ?? '', '--to', 'ordre M-1.png');
    assert.equal(code, 1);
    assert.match(error, /ordre M-1\.png: there is such a file already/);
  });

  it('reviews and accepts through a server, and says what is decided already', async () => {
    const [id = ''] = proofs;
    assert.match((await remote('review', id)).out, /under_review/);
    assert.match((await remote('accept', id)).out, /accepted/);
    const late = await remote('reject', id, '--reason', 'duplicate');
    assert.deepEqual([late.code, late.out, late.error], [1, '', 'The proof is accepted already.\n']);
    const unknown = await remote('show', 'prf_unknown');
    assert.deepEqual([unknown.code, unknown.error], [1, 'No such proof of payment.\n']);
  });

  it('rejects in the local database, with a note, once no server holds it', async () => {
    await stop(server);
    const id = proofs[1] ?? '';
    const { code, out } = await run('reject', id, '--reason', 'unreadable', '--note', 'Page 2 is cut off.');
    assert.equal(code, 0, out);
    const shown = await run('show', id);
    assert.match(shown.out, /^rejected as +unreadable: Page 2 is cut off\.$/m);
    assert.equal((await run('list', '--status', 'submitted')).out, 'There are no such proofs of payment.\n');
  });

  it('ends with 2 for a command line that it cannot read', async () => {
    const wrong = [
      [],
      ['approve', 'prf_1'],
      ['accept'],
      ['list', 'prf_1'],
      ['list', '--status', 'new'],
      ['accept', 'prf_1', '--reason', 'other'],
      ['reject', 'prf_1'],
      ['reject', 'prf_1', '--reason', 'ugly'],
      ['list', '--url', 'file:///etc'],
    ];
    for (const args of wrong) {
      const said = { out: '', error: '' };
      const terminal = {
        environment,
        folder,
        out: (line: string) => void (said.out += line),
        error: (line: string) => void (said.error += line),
        interrupted: new AbortController().signal,
      };
      assert.equal(await runCommand(['proofs', ...args], terminal, () => undefined), 2, args.join(' '));
      assert.deepEqual([said.out, said.error.length > 0], ['', true]);
    }
  });
});
