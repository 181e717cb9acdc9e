import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A message that the server took. */
export interface TakenMail {
  to: string;
  from: string;
  source: string;
}

/** What the server does at a step: takes it, refuses it with a reply, says nothing more, or hangs up. */
export type Reaction = 'take' | 'hang' | 'hang up' | `${4 | 5}${string}`;

export interface MailScript {
  /** When the recipient is named. */
  recipient?: (to: string) => Reaction;
  /** When the whole message has come. A server that takes it and then hangs or hangs up has it all the same. */
  message?: (to: string) => Reaction | 'take, then hang' | 'take, then hang up';
  /** Hears of a message that was taken, before the reply. */
  onTaken?: (mail: TakenMail) => void;
  /** Bytes that the server says it takes at most. */
  size?: number;
}

export interface ScriptedMailServer {
  url: string;
  port: number;
  /** Every message that was taken, in order. */
  taken: TakenMail[];
  /** Recipients that were named, in order, taken or not. */
  named: string[];
  close(): Promise<void>;
}

/** A real mail server on the loopback that behaves as the script says. @param port a free one when 0 */
export async function openMailServer(script: MailScript = {}, port = 0): Promise<ScriptedMailServer> {
  const taken: TakenMail[] = [];
  const named: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 50,
    ...(script.size === undefined ? {} : { size: script.size }),
    onRcptTo: ({ address }, session, callback) => {
      named.push(address);
      react(script.recipient?.(address) ?? 'take', () => hangUp(session.id), callback);
    },
    onData: (stream, session, callback) => {
      const to = session.envelope.rcptTo[0]?.address ?? '';
      const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
      const finish = (source: string) => {
        if (stream.sizeExceeded) return callback(replyError('552 5.3.4 Message too big'));
        const reaction = script.message?.(to) ?? 'take';
        if (reaction.startsWith('take')) {
          taken.push({ to, from, source });
          script.onTaken?.({ to, from, source });
        }
        react(reaction.replace('take, then ', '') as Reaction, () => hangUp(session.id), callback);
      };
      text(stream).then(finish, () => hangUp(session.id));
    },
  });
  const hangUp = (id: string) => {
    for (const connection of server.connections) if (connection.id === id) connection.close();
  };
  // A client that goes away is what these tests are about.
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(resolve));
  return { url: `smtp://127.0.0.1:${address.port}`, port: address.port, taken, named, close };
}

function react(reaction: Reaction, hangUp: () => void, callback: (error?: Error) => void): void {
  if (reaction === 'take') callback();
  else if (reaction === 'hang up') hangUp();
  else if (reaction !== 'hang') callback(replyError(reaction));
}

function replyError(reply: string): Error {
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });
}
