import { stat } from 'node:fs/promises';
import { ensureKeyFile, readKeyFile, type SessionKey } from './key-file.ts';

/** The keys of session tokens: the first of the file signs, all of them verify. */
export interface SessionKeys {
  /** The key that signs now; a rotated file is seen at once. */
  signing(): Promise<SessionKey>;
  /** The key with this id, or undefined. An unknown id makes the file be looked at again. */
  verifying(kid: string): Promise<SessionKey | undefined>;
}

export interface SessionKeysOptions {
  /** Told when a changed file cannot be used; the keys read before stay in force. */
  onUnusable?: (error: unknown) => void;
  /** Milliseconds after which a verification looks at the file again, so that a removed key stops to verify. */
  recheckAfter?: number;
}

/**
 * Reads the private JWKS, creating it with one key when it is missing, and follows its changes while the server runs.
 *
 * @throws StartError naming the file when it cannot be used
 */
export async function createSessionKeys(file: string, options: SessionKeysOptions = {}): Promise<SessionKeys> {
  if ((await versionOf(file)) === undefined) await ensureKeyFile(file);
  const version = await versionOf(file);
  return new WatchedKeys(file, await readKeyFile(file), version, options);
}

class WatchedKeys implements SessionKeys {
  readonly #file: string;
  readonly #options: SessionKeysOptions;
  #keys: SessionKey[];
  #version: string | undefined;
  #checkedAt = performance.now();
  #checking: Promise<void> | undefined;

  constructor(file: string, keys: SessionKey[], version: string | undefined, options: SessionKeysOptions) {
    this.#file = file;
    this.#keys = keys;
    this.#version = version;
    this.#options = options;
  }

  async signing(): Promise<SessionKey> {
    await this.#check();
    const [first] = this.#keys;
    if (!first) throw new Error('The session keys are empty.');
    return first;
  }

  async verifying(kid: string): Promise<SessionKey | undefined> {
    const { recheckAfter = 5_000 } = this.#options;
    if (performance.now() - this.#checkedAt > recheckAfter) await this.#check();
    const known = this.#find(kid);
    if (known) return known;
    await this.#check();
    return this.#find(kid);
  }

  #find(kid: string): SessionKey | undefined {
    return this.#keys.find((key) => key.kid === kid);
  }

  /** One look at a time, however many requests ask. */
  #check(): Promise<void> {
    this.#checking ??= this.#reload().finally(() => {
      this.#checkedAt = performance.now();
      this.#checking = undefined;
    });
    return this.#checking;
  }

  async #reload(): Promise<void> {
    const version = await versionOf(this.#file);
    if (version === this.#version) return;
    this.#version = version;
    try {
      this.#keys = await readKeyFile(this.#file);
    } catch (error) {
      this.#options.onUnusable?.(error);
    }
  }
}

async function versionOf(file: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeNs } = await stat(file, { bigint: true });
    return `${ino}-${size}-${mtimeNs}`;
  } catch {
    return undefined;
  }
}
