import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';

/** What a mail server was told, apart from what the message says of itself. */
export interface Envelope {
  from: string;
  to: string[];
}

/** One message in the inbox. */
export interface Message {
  id: string;
  /** RFC 3339 instant. */
  receivedAt: string;
  envelope: Envelope;
  content: ParsedMail;
}

interface StoredMessage {
  id: string;
  receivedAt: string;
  envelope: Envelope;
  /** The message as it came over the wire, base64. */
  source: string;
}

const capacity = 200;

/** The last messages that were sent, newest first; kept in files, so that a restart does not lose them. */
export class Inbox {
  readonly #folder: string;
  #messages: Message[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param folder where the messages are kept; created when missing */
  static async open(folder: string): Promise<Inbox> {
    const inbox = new Inbox(folder);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of (await readdir(folder)).filter((entry) => entry.endsWith('.json')).sort()) {
      const stored = JSON.parse(await readFile(join(folder, name), 'utf8')) as StoredMessage;
      inbox.#messages.unshift(await parse(stored));
    }
    return inbox;
  }

  /** Every message, newest first. */
  list(): readonly Message[] {
    return this.#messages;
  }

  find(id: string): Message | undefined {
    return this.#messages.find((message) => message.id === id);
  }

  /** Keeps a message that arrived; the oldest beyond two hundred is dropped. */
  async add(envelope: Envelope, source: Buffer): Promise<void> {
    const receivedAt = new Date().toISOString();
    const id = `${receivedAt.replaceAll(/\D/g, '')}-${randomUUID().slice(0, 8)}`;
    const stored: StoredMessage = { id, receivedAt, envelope, source: source.toString('base64') };
    const message = await parse(stored);
    await writeFile(this.#fileOf(id), JSON.stringify(stored), { mode: 0o600 });
    this.#messages.unshift(message);
    const dropped = this.#messages.splice(capacity);
    await Promise.all(dropped.map((old) => rm(this.#fileOf(old.id), { force: true })));
  }

  #fileOf(id: string): string {
    return join(this.#folder, `${id}.json`);
  }
}

async function parse({ id, receivedAt, envelope, source }: StoredMessage): Promise<Message> {
  return { id, receivedAt, envelope, content: await simpleParser(Buffer.from(source, 'base64')) };
}
