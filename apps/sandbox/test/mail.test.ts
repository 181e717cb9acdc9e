import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTransport } from 'nodemailer';
import { runSandbox, type RunningSandbox } from './running-sandbox.ts';

interface MessageList {
  items: {
    id: string;
    subject: string;
    text: string;
    envelope: { from: string; to: string[] };
    attachments: { fileName: string; href: string; size: number }[];
  }[];
}

const document = Buffer.from('%PDF-1.7 a document');
let sandbox: RunningSandbox;

before(async () => {
  sandbox = await runSandbox();
  const transport = createTransport({ host: '127.0.0.1', port: sandbox.configuration.smtpPort, secure: false });
  for (const subject of ['First', 'Votre facture n° 7 <b>']) {
    await transport.sendMail({
      from: 'Atelier <billing@seller.example>',
      to: 'owner@atelier.example',
      bcc: 'archive@seller.example',
      subject,
      text: 'Total : 12,50 €',
      html: '<p>Total : 12,50 €</p><script>alert(1)</script>',
      attachments: [{ filename: 'Facture é 7.pdf', content: document }],
    });
  }
  transport.close();
});

after(() => sandbox.close());

async function list(): Promise<MessageList['items']> {
  const answer = await fetch(`${sandbox.configuration.url}/mail/messages.json`);
  return ((await answer.json()) as MessageList).items;
}

async function newest(): Promise<MessageList['items'][number]> {
  const [message] = await list();
  assert.ok(message);
  return message;
}

describe('mail inbox', () => {
  it('lists what arrived over SMTP, newest first', async () => {
    const messages = await list();
    assert.deepEqual(
      messages.map(({ subject }) => subject),
      ['Votre facture n° 7 <b>', 'First'],
    );
    assert.deepEqual(messages[0]?.envelope.to, ['owner@atelier.example', 'archive@seller.example']);
    assert.equal(messages[0]?.text.trim(), 'Total : 12,50 €');
  });

  it('shows the list and the message as pages, escaped', async () => {
    const { id } = await newest();
    for (const path of ['/mail', `/mail/${id}`]) {
      const text = await (await fetch(sandbox.configuration.url + path)).text();
      assert.match(text, /Votre facture n° 7 &#60;b&#62;/);
      assert.match(text, /never deployed/);
    }
  });

  it('gives the HTML of a message no rights at all', async () => {
    const { id } = await newest();
    const page = await (await fetch(`${sandbox.configuration.url}/mail/${id}`)).text();
    assert.match(page, /<iframe sandbox src=/);
    const answer = await fetch(`${sandbox.configuration.url}/mail/${id}/html`);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none';.*sandbox$/);
  });

  it('gives attachments out byte for byte under their name', async () => {
    const { attachments } = await newest();
    const [attachment] = attachments;
    assert.equal(attachment?.fileName, 'Facture é 7.pdf');
    const answer = await fetch(sandbox.configuration.url + (attachment?.href ?? ''));
    assert.equal(
      answer.headers.get('content-disposition'),
      `attachment; filename*=UTF-8''${encodeURIComponent('Facture é 7.pdf')}`,
    );
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), document);
  });

  it('answers 404 for a message that is not there', async () => {
    assert.equal((await fetch(`${sandbox.configuration.url}/mail/unknown`)).status, 404);
  });

  it('keeps mail over a restart', async () => {
    const before = await list();
    await sandbox.restart();
    assert.deepEqual(await list(), before);
  });
});
