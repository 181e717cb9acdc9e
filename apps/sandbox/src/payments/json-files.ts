import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Kept {
  id: string;
  /** RFC 3339 instant. */
  createdAt: string;
}

/** Things of one kind, kept in one file each, so that neither a stop nor a crash loses a payment or an event. */
export class JsonFiles<Thing extends Kept> {
  readonly #folder: string;
  readonly #things = new Map<string, Thing>();

  /** @param folder where they are kept; created when missing */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.json'))) {
      const thing = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Thing;
      this.#things.set(thing.id, thing);
    }
  }

  /** Newest first. */
  list(): Thing[] {
    return [...this.#things.values()].sort((one, other) => other.createdAt.localeCompare(one.createdAt));
  }

  find(id: string): Thing | undefined {
    return this.#things.get(id);
  }

  /** Keeps a new thing or another state of a known one. Written in one go: whoever reads finds a whole one. */
  keep(thing: Thing): Thing {
    const file = join(this.#folder, `${thing.id}.json`);
    writeFileSync(`${file}.new`, JSON.stringify(thing), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    this.#things.set(thing.id, thing);
    return thing;
  }
}
