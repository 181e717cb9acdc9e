import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from './language.ts';
import type { User } from './user.ts';

/** One signed-in browser. */
export interface PortalSession {
  user: User;
  /** Names the sign-in to the identity provider when signing out. */
  idToken: string | undefined;
  /** Milliseconds since 1970. */
  signedInAt: number;
}

/** How long a sign-in lasts, in milliseconds. */
export const sessionLifetime = 12 * 60 * 60 * 1000;

/**
 * Signed-in browsers, by the random id in their cookie, and the languages users chose. Kept in a file, so that a restart signs nobody out; the file
 * holds hashes of the ids, so that reading it does not let anybody in.
 */
export class SessionStore {
  readonly #file: string;
  readonly #sessions = new Map<string, PortalSession>();
  readonly #languages = new Map<string, Language>();
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: string) {
    this.#file = file;
  }

  /** @param folder where the file is kept; created when missing */
  static async open(folder: string): Promise<SessionStore> {
    const store = new SessionStore(join(folder, 'sessions.json'));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { sessions, languages } = await read(store.#file);
    for (const [key, session] of sessions) store.#sessions.set(key, session);
    for (const [userId, language] of languages) store.#languages.set(userId, language);
    store.#forgetEnded();
    return store;
  }

  /** The session of this id; undefined when there is none or it has ended. */
  find(id: string | undefined): PortalSession | undefined {
    const session = id === undefined ? undefined : this.#sessions.get(keyOf(id));
    return session && !hasEnded(session) ? session : undefined;
  }

  /** Keeps a new session and returns its id, which nobody has seen before. */
  async create(session: PortalSession): Promise<string> {
    const id = randomBytes(32).toString('base64url');
    this.#forgetEnded();
    this.#sessions.set(keyOf(id), session);
    await this.#save();
    return id;
  }

  /** The language this user chose, in whatever browser; undefined when none was chosen. */
  languageOf(userId: string): Language | undefined {
    return this.#languages.get(userId);
  }

  async setLanguage(userId: string, language: Language): Promise<void> {
    this.#languages.set(userId, language);
    await this.#save();
  }

  async delete(id: string): Promise<void> {
    if (this.#sessions.delete(keyOf(id))) await this.#save();
  }

  /** Settles when everything is on disk. */
  close(): Promise<void> {
    return this.#writing;
  }

  #forgetEnded(): void {
    for (const [key, session] of this.#sessions) if (hasEnded(session)) this.#sessions.delete(key);
  }

  #save(): Promise<void> {
    const write = async (): Promise<void> => {
      const next = `${this.#file}.next`;
      await writeFile(next, JSON.stringify({ sessions: [...this.#sessions], languages: [...this.#languages] }), {
        mode: 0o600,
      });
      await rename(next, this.#file);
    };
    this.#writing = this.#writing.then(write, write);
    return this.#writing;
  }
}

interface StoredFile {
  sessions: [string, PortalSession][];
  languages: [string, Language][];
}

async function read(file: string): Promise<StoredFile> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as StoredFile;
  } catch {
    return { sessions: [], languages: [] };
  }
}

function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

function hasEnded({ signedInAt }: PortalSession): boolean {
  return Date.now() - signedInAt > sessionLifetime;
}
