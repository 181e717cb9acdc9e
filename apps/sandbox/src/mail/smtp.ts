import { callbackify } from 'node:util';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { listenError } from '../start-error.ts';
import type { Inbox } from './inbox.ts';

const maximumSize = 25 * 1024 * 1024;

/** A mail server that takes every message and delivers none: all of them end in the inbox. */
export interface MailServer {
  close(): Promise<void>;
}

/**
 * Starts the mail server.
 *
 * @throws StartError when the port is taken
 */
export async function startMailServer(options: { host: string; port: number; inbox: Inbox }): Promise<MailServer> {
  const { host, port, inbox } = options;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: maximumSize,
    onData: (stream, session, callback) => deliver(inbox, stream, session, callback),
  });
  await new Promise<void>((settle, reject) => {
    server.once('error', (error) => reject(listenError(error, 'SMTP_PORT', port)));
    server.listen(port, host, settle);
  });
  // A client that goes away in the middle is its own problem, not a reason to stop.
  server.on('error', () => undefined);
  return { close: () => new Promise((settle) => server.close(settle)) };
}

const deliver = callbackify(receive);

async function receive(inbox: Inbox, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) {
    throw Object.assign(new Error('The message is larger than 25 MB.'), { responseCode: 552 });
  }
  const { mailFrom, rcptTo } = session.envelope;
  const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
  await inbox.add(envelope, Buffer.concat(chunks));
}
