import { createHash, randomBytes } from 'node:crypto';
import { Alarm } from './alarm.ts';
import { Courier } from './courier.ts';
import type { Entry } from './entry.ts';
import { JsonFiles } from './json-files.ts';
import { planSends, type WebhookHabit } from './webhook-plan.ts';

export interface BookOptions {
  /** Where the entries are kept. */
  folder: string;
  webhookSecret: string;
  webhooks: WebhookHabit;
}

/** Called with each entry whose deadline is over. */
type DeadlineHandler = (entry: Entry) => void;

/** Everything that happened at the provider: keeps it, has the sellers told, and notices deadlines. */
export class Book {
  readonly #habit: WebhookHabit;
  readonly #files: JsonFiles<Entry>;
  readonly #courier: Courier;
  readonly #alarm = new Alarm(() => this.#meetDeadlines());
  readonly #handlers: DeadlineHandler[] = [];

  constructor({ folder, webhookSecret, webhooks }: BookOptions) {
    this.#habit = webhooks;
    this.#files = new JsonFiles(folder);
    this.#courier = new Courier(this.#files, webhookSecret);
  }

  /** Every entry, newest first. */
  list(): Entry[] {
    return this.#files.list();
  }

  find(id: string): Entry | undefined {
    return this.#files.find(id);
  }

  /** Says what is done at deadlines; those that were over before are met at once. */
  onDeadline(handler: DeadlineHandler): void {
    this.#handlers.push(handler);
    this.#meetDeadlines();
  }

  /**
   * The entry that the same key made before.
   *
   * @returns `other` when the key belongs to another request, undefined when it is new
   */
  findByKey(key: string, request: object): Entry | 'other' | undefined {
    const known = this.list().find(({ idempotency }) => idempotency.key === key);
    if (!known) return undefined;
    return known.idempotency.bodyHash === hashOf(request) ? known : 'other';
  }

  /** What a new entry has whatever it is. */
  begin(prefix: string, key: string, request: object) {
    return {
      id: `${prefix}_${randomBytes(12).toString('hex')}`,
      received: null,
      means: null,
      failureReason: null,
      createdAt: new Date().toISOString(),
      settledAt: null,
      idempotency: { key, bodyHash: hashOf(request) },
      settlement: null,
      events: [],
    };
  }

  /** Keeps an entry whose status has changed, and has the seller told. */
  tell<Kind extends Entry>(entry: Kind): Kind {
    const isCharge = entry.mode === 'charge';
    const seed = `${entry.reference} ${isCharge ? 'charge ' : ''}${entry.status}`;
    const event = {
      id: `evt_${randomBytes(12).toString('hex')}`,
      type: `${isCharge ? 'charge' : 'checkout'}.${entry.status}`,
      createdAt: fromNow(0),
      sends: planSends(this.#habit, seed).map(fromNow),
      failures: 0,
    };
    return this.keep({ ...entry, events: [...entry.events, event] });
  }

  keep<Kind extends Entry>(entry: Kind): Kind {
    this.#files.keep(entry);
    this.#alarm.ringAt(deadlineOf(entry));
    this.#courier.look(entry.id);
    return entry;
  }

  /** Settles when nothing is under way; a later start on the same folder goes on. */
  stop(): Promise<void> {
    this.#alarm.stop();
    return this.#courier.stop();
  }

  #meetDeadlines(): void {
    for (const entry of this.list()) {
      if (deadlineOf(entry) > Date.now()) this.#alarm.ringAt(deadlineOf(entry));
      else for (const handle of this.#handlers) handle(entry);
    }
  }
}

/** An RFC 3339 instant. @param milliseconds from now */
export function fromNow(milliseconds: number): string {
  return new Date(Date.now() + milliseconds).toISOString();
}

/** When an entry moves by itself: its page closes, or money arrives. Milliseconds since 1970. */
function deadlineOf(entry: Entry): number {
  if (entry.mode !== 'charge' && entry.status === 'open') return Date.parse(entry.expiresAt);
  return entry.settlement ? Date.parse(entry.settlement.at) : Infinity;
}

function hashOf(request: object): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}
