import { SessionError } from './errors.js';
import type { FetchSession, MintedSession, Session } from './types.js';

/** How long before its end a session is replaced, in milliseconds. */
const refreshMargin = 60_000;

/**
 * Holds the session in memory: fetched when first needed, by one call however many ask, and replaced shortly before it
 * ends. Tokens never leave this object but for the `Authorization` header.
 */
export class SessionKeeper {
  readonly #fetchSession: FetchSession;
  readonly #now: () => number;
  readonly #listeners = new Set<(session: Session) => void>();
  #minted: MintedSession | undefined;
  #refreshAt = 0;
  #flight: Promise<MintedSession> | undefined;

  constructor(fetchSession: FetchSession, now: () => number) {
    this.#fetchSession = fetchSession;
    this.#now = now;
  }

  /** The session in use, or a new one when there is none or it is about to end. */
  async read(signal?: AbortSignal | null): Promise<MintedSession> {
    signal?.throwIfAborted();
    if (this.#minted && this.#now() < this.#refreshAt) return this.#minted;
    return untilAborted(this.#renew(), signal);
  }

  /** A session other than the one whose token was refused. */
  async replace(refusedToken: string | undefined, signal?: AbortSignal | null): Promise<MintedSession> {
    if (this.#minted?.token === refusedToken) this.forget();
    return this.read(signal);
  }

  /** Drops the session; the next request fetches one. */
  forget(): void {
    this.#minted = undefined;
  }

  /** Calls the listener with every session fetched from now on. */
  subscribe(listener: (session: Session) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #renew(): Promise<MintedSession> {
    this.#flight ??= this.#fetch().finally(() => {
      this.#flight = undefined;
    });
    return this.#flight;
  }

  async #fetch(): Promise<MintedSession> {
    let minted: unknown;
    try {
      minted = await this.#fetchSession();
    } catch (cause) {
      throw new SessionError('session_unavailable', 'fetchSession failed.', { cause });
    }
    if (minted === null) throw new SessionError('session_ended', 'Nobody is signed in any more.');
    if (!isMintedSession(minted)) {
      throw new SessionError('session_invalid', 'fetchSession must give the answer of POST /v1/sessions.');
    }
    this.#minted = minted;
    // A session that looks ended on arrival means that this machine's clock is wrong: then only a 401 counts.
    const refreshAt = Date.parse(minted.session.expiresAt) - refreshMargin;
    this.#refreshAt = refreshAt > this.#now() ? refreshAt : Infinity;
    for (const listener of this.#listeners) listener(minted.session);
    return minted;
  }
}

function isMintedSession(value: unknown): value is MintedSession {
  const { token, session } = (value ?? {}) as Partial<MintedSession>;
  return typeof token === 'string' && token !== '' && Array.isArray(session?.capabilities);
}

/** The flight is shared, so one caller's abort ends only that caller's wait. */
function untilAborted<T>(flight: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return flight;
  return new Promise((resolve, reject) => {
    const handleAbort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', handleAbort, { once: true });
    flight.then(resolve, reject).finally(() => signal.removeEventListener('abort', handleAbort));
  });
}
