import { randomBytes } from 'node:crypto';
import type { Means } from './entry.ts';
import { JsonFiles } from './json-files.ts';
import { wellKnownMethods, type LaterBehaviour } from './test-means.ts';

/** What is stored beside the means. */
export interface MethodDetails {
  holder: string | null;
  /** The last month in which a card works; null for accounts. */
  expiry: { year: number; month: number } | null;
  /** What charges do that are made without the customer. */
  later: LaterBehaviour;
}

/** A means of payment that the provider keeps for a seller. Of its number only the last four digits are known. */
export interface StoredMethod extends Means, MethodDetails {
  /** What sellers charge it by. */
  id: string;
  createdAt: string;
  removedAt: string | null;
}

/** A method as the interface for sellers gives it. */
export function describeMethod({ id, kind, brand, lastDigits, holder, expiry }: StoredMethod): object {
  return { id, kind, brand, lastDigits, holder, expiry };
}

/** The methods that sellers may charge. */
export class Methods {
  readonly #files: JsonFiles<StoredMethod>;

  /** @param folder where they are kept; created when missing */
  constructor(folder: string) {
    this.#files = new JsonFiles(folder);
  }

  /** A method that can be charged: one that was stored, or a well-known one, which is always there. */
  find(id: string): StoredMethod | undefined {
    const found = this.#files.find(id) ?? wellKnown(id);
    return found?.removedAt === null ? found : undefined;
  }

  store(means: Means, details: MethodDetails): StoredMethod {
    const id = `pm_${randomBytes(12).toString('hex')}`;
    return this.#files.keep({ ...means, ...details, id, createdAt: new Date().toISOString(), removedAt: null });
  }

  /** Forgets a method; a well-known one stays for the others. @returns whether there was one */
  remove(id: string): boolean {
    const stored = this.#files.find(id);
    if (stored?.removedAt === null) this.#files.keep({ ...stored, removedAt: new Date().toISOString() });
    return stored ? stored.removedAt === null : wellKnown(id) !== undefined;
  }
}

function wellKnown(id: string): StoredMethod | undefined {
  const method = Object.hasOwn(wellKnownMethods, id) ? wellKnownMethods[id] : undefined;
  return method && { ...method, id, createdAt: '2020-01-01T00:00:00.000Z', removedAt: null };
}
