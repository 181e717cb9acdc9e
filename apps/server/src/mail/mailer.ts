import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { NodemailerError, SendMailOptions } from 'nodemailer';
import { outcomeOfFailure, shortReply, type MailOutcome } from './smtp-outcome.ts';

/** A file that goes with a message, byte for byte. */
export interface MailAttachment {
  filename: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** A message to one recipient. Addresses have been read by `readAddress`. */
export interface Mail {
  from: { name: string; address: string };
  replyTo: string | null;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** BCP 47 tag of the words. */
  language: string;
  /** With angle brackets; the same for each attempt, so that readers can tell copies. */
  messageId: string;
  date: Date;
  attachments: readonly MailAttachment[];
}

export interface SendOptions {
  /**
   * Runs when everything but the end of the message is on its way. Until it resolves the server cannot take the message
   * for complete; when it rejects, the server never gets the end and `send` rejects with the same error.
   */
  beforeEnd: () => Promise<void>;
  /** Gives up. Heeded only before the end is sent: after that the reply is worth waiting for. */
  signal?: AbortSignal | undefined;
}

/** Hands messages to a mail server. */
export interface Mailer {
  /** One attempt on a connection of its own. What the network and the server do is an outcome and not an error. */
  send(mail: Mail, options: SendOptions): Promise<MailOutcome>;
}

export interface MailerOptions {
  /** Such as `smtp://user:password@mail.example:587`; `smtps:` speaks TLS from the first byte. */
  url: string;
  /** Milliseconds of silence after which the server is given up; one minute when absent. */
  patience?: number;
}

const usualPatience = 60_000;

/** A mailer for one mail server. Nothing is connected before the first message. */
export function createMailer({ url, patience = usualPatience }: MailerOptions): Mailer {
  const options = {
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    dnsTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return {
    async send(mail, { beforeEnd, signal }) {
      const progress: Progress = { endSent: false };
      const giveUp = new AbortController();
      const onAbort = () => progress.endSent || giveUp.abort();
      signal?.addEventListener('abort', onAbort);
      if (signal?.aborted) giveUp.abort();
      const transport = createTransport(options).use('stream', ({ message }, done) => {
        const read = message.createReadStream.bind(message);
        // Read only when the server has asked for the message: the library pipes what it gets here into the socket.
        message.createReadStream = () => Readable.from(holdBackEnd(read, beforeEnd, progress), { objectMode: false });
        done();
      });
      try {
        const { response } = await transport.sendMail({ ...compose(mail), signal: giveUp.signal });
        return { kind: 'sent', reply: shortReply(response) };
      } catch (error) {
        if (progress.refusal !== undefined) throw progress.refusal;
        return outcomeOfFailure(error as NodemailerError, progress.endSent);
      } finally {
        signal?.removeEventListener('abort', onAbort);
      }
    },
  };
}

interface Progress {
  /** Whether the end of the message may have been sent. */
  endSent: boolean;
  /** Why the end must not be sent. */
  refusal?: unknown;
}

/** Lets a message through; its end only once it may be sent. A mail server takes no message without its end. */
async function* holdBackEnd(
  read: () => AsyncIterable<Buffer>,
  beforeEnd: () => Promise<void>,
  progress: Progress,
): AsyncGenerator<Buffer> {
  yield* read();
  try {
    await beforeEnd();
    progress.endSent = true;
  } catch (error) {
    progress.refusal = error;
    throw error;
  }
}

function compose({ from, replyTo, to, language, attachments, ...parts }: Mail): SendMailOptions {
  return {
    ...parts,
    envelope: { from: from.address, to: [to] },
    from,
    to: { name: '', address: to },
    ...(replyTo === null ? {} : { replyTo: { name: '', address: replyTo } }),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    attachments: attachments.map(({ filename, mediaType, bytes }) => ({
      filename,
      contentType: mediaType,
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      // Any other encoding may rewrite line ends, and an original must arrive byte for byte.
      contentTransferEncoding: 'base64',
    })),
  };
}
