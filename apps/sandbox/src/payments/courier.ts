import { Alarm } from './alarm.ts';
import type { Entry, EntryEvent } from './entry.ts';
import type { JsonFiles } from './json-files.ts';
import { nextPause } from './webhook-plan.ts';
import { sendEvent } from './webhook.ts';

/** Brings events to the sellers until they take them. What is under way at a stop is sent again after the next start. */
export class Courier {
  readonly #files: JsonFiles<Entry>;
  readonly #secret: string;
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  readonly #alarm = new Alarm(() => {
    for (const { id } of this.#files.list()) this.look(id);
  });

  constructor(files: JsonFiles<Entry>, secret: string) {
    this.#files = files;
    this.#secret = secret;
    this.#alarm.ringAt(0);
  }

  /** Sends what is due of an entry, and comes back when more will be. */
  look(entryId: string): void {
    const now = Date.now();
    const entry = this.#files.find(entryId);
    if (!entry) return;
    for (const event of entry.events) {
      for (const instant of event.sends) {
        const key = `${event.id} ${instant}`;
        if (this.#underWay.has(key)) continue;
        if (Date.parse(instant) > now) this.#alarm.ringAt(Date.parse(instant));
        else this.#underWay.set(key, this.#send(entry, event, instant, key));
      }
    }
  }

  /** Settles when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#alarm.stop();
    this.#stopping.abort();
    await Promise.all(this.#underWay.values());
  }

  async #send(entry: Entry, event: EntryEvent, instant: string, key: string): Promise<void> {
    const isTaken = await sendEvent(entry, event, this.#secret, this.#stopping.signal);
    this.#underWay.delete(key);
    if (this.#stopping.signal.aborted) return;
    // The entry may have moved on while the seller was answering.
    const current = this.#files.find(entry.id) ?? entry;
    this.#files.keep(withEvent(current, event.id, (now) => afterSend(now, instant, isTaken)));
    this.look(entry.id);
  }
}

function withEvent(entry: Entry, id: string, change: (event: EntryEvent) => EntryEvent): Entry {
  return { ...entry, events: entry.events.map((event) => (event.id === id ? change(event) : event)) };
}

function afterSend(event: EntryEvent, instant: string, isTaken: boolean): EntryEvent {
  const sends = event.sends.filter((other) => other !== instant);
  if (isTaken) return { ...event, sends };
  const failures = event.failures + 1;
  const pause = nextPause(failures, Date.now() - Date.parse(event.createdAt));
  const again = pause === undefined ? [] : [new Date(Date.now() + pause).toISOString()];
  return { ...event, failures, sends: [...sends, ...again] };
}
