import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, it, type TestContext } from 'node:test';
import { simpleParser } from 'mailparser';
import { createMailer, type Mail } from '../../src/mail/mailer.ts';
import { openMailServer, type MailScript } from './scripted-mail-server.ts';

const mail: Mail = {
  from: { name: 'Société Ünïcode, "Éclair" <x>', address: 'billing@seller.example' },
  replyTo: 'accounts@seller.example',
  to: 'zoe@buyer.example',
  subject: 'Facture n° 12 — été\r\nBcc: evil@x.example',
  text: 'Bonjour\n.\nune ligne\n',
  html: '<p>Bonjour</p>',
  language: 'fr',
  messageId: '<del_1.0@seller.example>',
  date: new Date('2026-11-20T09:12:00Z'),
  attachments: [
    {
      filename: 'Facture été.pdf',
      mediaType: 'application/pdf',
      bytes: new TextEncoder().encode('%PDF-1.7\n.\n\r\r\n'),
    },
    { filename: 'a\r\nX-Evil: 1.xml', mediaType: 'application/xml', bytes: new TextEncoder().encode('<a>\n\r é</a>') },
  ],
};

async function openServer(test: TestContext, script: MailScript = {}) {
  const server = await openMailServer(script);
  test.after(() => server.close());
  return server;
}

const patience = 300;
const send = (url: string, given: Partial<Mail> = {}, beforeEnd = async () => undefined as void) =>
  createMailer({ url, patience }).send({ ...mail, ...given }, { beforeEnd });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the mailer', () => {
  it('hands over a message with both parts and its files byte for byte', async (test) => {
    const server = await openServer(test);
    const outcome = await send(server.url);
    assert.equal(outcome.kind, 'sent');
    const [taken] = server.taken;
    assert.deepEqual([taken?.to, taken?.from], ['zoe@buyer.example', 'billing@seller.example']);
    const read = await simpleParser(taken?.source ?? '');
    assert.deepEqual(read.from?.value, [{ address: 'billing@seller.example', name: mail.from.name }]);
    assert.deepEqual([read.messageId, read.date, read.text?.trim()], [mail.messageId, mail.date, mail.text.trim()]);
    assert.equal(read.html, '<p>Bonjour</p>');
    assert.equal(read.headers.get('content-language'), 'fr');
    assert.deepEqual(
      read.attachments.map(({ content, contentType }) => [sha256(content), contentType]),
      mail.attachments.map(({ bytes, mediaType }) => [sha256(bytes), mediaType]),
    );
    assert.equal(read.attachments[0]?.filename, 'Facture été.pdf');
  });

  it('lets no text begin a header or name another recipient', async (test) => {
    const server = await openServer(test);
    await send(server.url);
    assert.deepEqual(server.named, ['zoe@buyer.example']);
    const { headers, subject } = await simpleParser(server.taken[0]?.source ?? '');
    assert.deepEqual([headers.has('bcc'), headers.has('x-evil')], [false, false]);
    assert.match(subject ?? '', /^Facture n° 12 — été Bcc: evil@x\.example$/);
  });

  const replies: [string, MailScript, string, string][] = [
    ['a temporary no for the recipient', { recipient: () => '450 4.2.1 Busy' }, 'retry', 'mailbox_unavailable'],
    ['a temporary no for the message', { message: () => '451 4.3.0 Later' }, 'retry', 'server_unavailable'],
    ['no such mailbox', { recipient: () => '550 5.1.1 No such mailbox' }, 'refused', 'mailbox_unavailable'],
    ['no such domain', { recipient: () => '550 5.1.2 No such domain' }, 'refused', 'domain_not_found'],
    ['a message taken for spam', { message: () => '554 5.7.1 Spam' }, 'refused', 'message_refused'],
    ['a message too large, found at its end', { message: () => '552 5.3.4 Too big' }, 'refused', 'too_large'],
    ['a message larger than announced', { size: 100 }, 'refused', 'too_large'],
    ['silence before the message', { recipient: () => 'hang' }, 'retry', 'timed_out'],
    ['a connection lost before the message', { recipient: () => 'hang up' }, 'retry', 'server_unavailable'],
    ['silence after the whole message', { message: () => 'take, then hang' }, 'unknown', ''],
    [
      'a server that goes away before the message',
      { recipient: () => '421 4.3.2 Closing' },
      'retry',
      'server_unavailable',
    ],
    ['a server that goes away after the whole message', { message: () => '421 4.3.2 Closing' }, 'unknown', ''],
    ['a connection lost after the whole message', { message: () => 'hang up' }, 'unknown', ''],
  ];
  for (const [what, script, kind, reason] of replies) {
    it(`answers ${kind} ${reason} to ${what}`, async (test) => {
      const server = await openServer(test, script);
      const outcome = await send(server.url);
      assert.deepEqual([outcome.kind, 'reason' in outcome ? outcome.reason : ''], [kind, reason]);
      const said = script.recipient?.('') ?? script.message?.('') ?? '';
      if (/^\d/.test(said)) assert.equal(outcome.reply, kind === 'unknown' ? null : said);
    });
  }

  it('asks again later when nobody listens, or when what listens is mute', async (test) => {
    const mute = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as { port: number };
    assert.deepEqual(await send(`smtp://127.0.0.1:${port}`), { kind: 'retry', reason: 'timed_out', reply: null });
    mute.close();
    const gone = await openServer(test);
    await gone.close();
    assert.deepEqual(await send(gone.url), { kind: 'retry', reason: 'server_unavailable', reply: null });
  });

  it('does not let the server take a message whose end is held back', async (test) => {
    const server = await openServer(test);
    const refusal = new Error('taken over');
    await assert.rejects(
      send(server.url, {}, () => Promise.reject(refusal)),
      refusal,
    );
    await server.close();
    assert.deepEqual([server.named.length, server.taken.length], [1, 0]);
  });

  it('has not sent the end before it may', async (test) => {
    const server = await openServer(test);
    let takenBefore = -1;
    const outcome = await send(server.url, {}, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      takenBefore = server.taken.length;
    });
    assert.deepEqual([takenBefore, outcome.kind, server.taken.length], [0, 'sent', 1]);
  });

  it('gives up when told, but not between the end of the message and the reply', async (test) => {
    const server = await openServer(test);
    const stop = AbortSignal.abort();
    const early = await createMailer({ url: server.url }).send(mail, {
      beforeEnd: async () => undefined,
      signal: stop,
    });
    assert.deepEqual([early.kind, server.taken.length], ['retry', 0]);
    const giveUp = new AbortController();
    const silent = await openServer(test, { message: () => (giveUp.abort(), 'take') });
    const late = await createMailer({ url: silent.url }).send(mail, {
      beforeEnd: async () => undefined,
      signal: giveUp.signal,
    });
    assert.equal(late.kind, 'sent');
  });
});
