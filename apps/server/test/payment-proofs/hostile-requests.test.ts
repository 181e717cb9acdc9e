import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { problemOf } from '../http/running-server.ts';
import { openProofWorld, type ProofWorld } from './proof-world.ts';
import { pngFile } from './sample-files.ts';

const megabyte = 1024 * 1024;
const boundary = 'the-boundary';
const formType = `multipart/form-data; boundary=${boundary}`;

/** A part as it is written in a form. */
function part(disposition: string, content: string | Buffer, type = 'application/octet-stream'): Buffer {
  const head = `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(content as string), Buffer.from('\r\n')]);
}

const end = Buffer.from(`--${boundary}--\r\n`);

describe('an upload that is not what it should be', () => {
  let world: ProofWorld;
  let token: string;
  let details: Buffer;
  before(async () => {
    world = await openProofWorld();
    token = await world.token('marais', ['payment_proofs:submit', 'invoices:read']);
    const json = JSON.stringify({ invoiceIds: [await world.addInvoice('marais')] });
    details = part('name="details"', json, 'application/json');
  });
  after(() => world.close());

  const headers = (given: Record<string, string> = {}) => ({
    Authorization: `Bearer ${token}`,
    'Idempotency-Key': randomUUID(),
    'Content-Type': formType,
    ...given,
  });
  const send = (body: Buffer, given?: Record<string, string>) =>
    fetch(`${world.url}/v1/payment-proofs`, { method: 'POST', headers: headers(given), body: new Uint8Array(body) });
  const form = (...parts: Buffer[]) => Buffer.concat([...parts, end]);
  const file = (name = 'proof.png', content = pngFile()) => part(`name="file"; filename="${name}"`, content);

  const cases: [string, () => Buffer, Record<string, string>, string, string | undefined][] = [
    ['no file', () => form(details), {}, 'validation_failed', '/file'],
    ['no details', () => form(file()), {}, 'validation_failed', '/details'],
    [
      'details that are a file',
      () => form(part('name="details"; filename="d"', pngFile()), file()),
      {},
      'validation_failed',
      '/details',
    ],
    [
      'a part nobody asked for',
      () => form(details, file(), part('name="more"', 'x')),
      {},
      'validation_failed',
      '/more',
    ],
    ['the file twice', () => form(details, file(), file()), {}, 'invalid_request', undefined],
    [
      'a thousand parts',
      () => form(...Array.from({ length: 1000 }, (_, n) => part(`name="p${n}"`, 'x'))),
      {},
      'invalid_request',
      undefined,
    ],
    [
      'a form that stops in the middle',
      () => Buffer.concat([details, file().subarray(0, 90)]),
      {},
      'invalid_request',
      undefined,
    ],
    [
      'no boundary',
      () => form(details, file()),
      { 'Content-Type': 'multipart/form-data' },
      'invalid_request',
      undefined,
    ],
    [
      'another boundary',
      () => form(details, file()),
      { 'Content-Type': 'multipart/form-data; boundary=x' },
      'invalid_request',
      undefined,
    ],
    [
      'the file alone, not a form',
      () => pngFile(),
      { 'Content-Type': 'image/png' },
      'unsupported_media_type',
      undefined,
    ],
    ['an empty file', () => form(details, file('proof.png', Buffer.alloc(0))), {}, 'validation_failed', '/file'],
    [
      'a file of one byte too many',
      () => form(details, file('a.png', Buffer.alloc(10 * megabyte + 1))),
      {},
      'payload_too_large',
      '/file',
    ],
    [
      'details that go on and on',
      () => form(part('name="details"', ' '.repeat(megabyte)), file()),
      {},
      'payload_too_large',
      '/details',
    ],
    ['no key', () => form(details, file()), { 'Idempotency-Key': '' }, 'invalid_request', 'header/Idempotency-Key'],
  ];
  for (const [what, body, given, code, pointer] of cases) {
    it(`${what}: ${code}`, async () => {
      const problem = await problemOf(await send(body(), given));
      assert.deepEqual([problem.code, problem.fields?.[0]?.pointer], [code, pointer]);
    });
  }

  it('keeps no path of the name that a file is given', async () => {
    for (const name of ['../../../etc/cron.d/proof.png', String.raw`..\\..\\proof.png`]) {
      const proof = (await (await send(form(details, file(name)))).json()) as Schemas['PaymentProof'];
      assert.equal(proof.file.filename, 'proof.png');
    }
  });

  it('takes a file of exactly the largest size for what it is', async () => {
    const problem = await problemOf(await send(form(details, file('a.png', Buffer.alloc(10 * megabyte)))));
    assert.equal(problem.code, 'unsupported_document');
  });

  /** Sends 1 GB until there is an answer, or further; returns it and the megabytes that were sent. */
  const pour = async (length: string, until: 'answer' | 'end'): Promise<{ answer: string; sent: number }> => {
    const { hostname, port } = new URL(world.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const head = Object.entries({ Host: hostname, ...headers() }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST /v1/payment-proofs HTTP/1.1\r\n${head.join('')}${length}\r\n\r\n`);
    const isChunked = length.startsWith('Transfer');
    const frame = (bytes: Buffer) =>
      isChunked ? Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]) : bytes;
    const start = part('name="file"; filename="big.png"', '').subarray(0, -2);
    return pourInto(socket, frame(Buffer.concat([details, start])), frame(Buffer.alloc(megabyte)), until);
  };

  for (const length of ['Transfer-Encoding: chunked', `Content-Length: ${1024 * megabyte}`]) {
    it(`of 1 GB is cut off early and held nowhere (${length})`, async () => {
      globalThis.gc?.();
      const before = process.memoryUsage().rss;
      const { answer, sent } = await pour(length, 'answer');
      assert.match(answer, /^HTTP\/1\.1 413 /);
      assert.match(answer, /payload_too_large/);
      assert.ok(sent < 64, `${sent} MB were taken`);
      assert.ok(process.memoryUsage().rss - before < 200 * megabyte);
    });
  }

  it('of 1 GB by a sender that does not listen ends with the connection', async () => {
    const { sent } = await pour('Transfer-Encoding: chunked', 'end');
    assert.ok(sent < 128, `${sent} MB were taken`);
  });

  it('leaves nothing behind', async () => {
    const response = await world.ask('marais', '/payment-proofs');
    const { items } = (await response.json()) as Schemas['PaymentProofPage'];
    assert.deepEqual(new Set(items.map(({ file: { filename } }) => filename)), new Set(['proof.png']));
  });
});

async function pourInto(
  socket: Socket,
  start: Buffer,
  piece: Buffer,
  until: 'answer' | 'end',
): Promise<{ answer: string; sent: number }> {
  const seen = { answer: '', isOver: false };
  socket.on('data', (bytes: Buffer) => {
    seen.answer += bytes.toString('latin1');
    seen.isOver ||= until === 'answer' && seen.answer.endsWith('}');
  });
  socket.on('error', () => (seen.isOver = true));
  socket.on('close', () => (seen.isOver = true));
  socket.write(start);
  let sent = 0;
  while (!seen.isOver && sent < 1024) {
    await new Promise((resolve) => socket.write(piece, resolve));
    sent += 1;
  }
  socket.destroy();
  return { answer: seen.answer, sent };
}
