import type { SignInSecrets } from './identity-provider.ts';

/** A sign-in that was begun and has not come back yet. */
export interface PendingSignIn {
  secrets: SignInSecrets;
  /** Path in the portal to go to afterwards. */
  returnTo: string;
  /** The browser it was begun in. */
  browserId: string;
}

/** How long somebody may take at the identity provider, in milliseconds. */
const lifetime = 60 * 60 * 1000;

/** The oldest go first when more are pending; each is a few hundred bytes. */
const capacity = 10_000;

/** Sign-ins in flight, by their state. In memory: one that is in flight while the portal restarts begins again. */
export class PendingSignIns {
  readonly #pending = new Map<string, PendingSignIn & { begunAt: number }>();

  add(signIn: PendingSignIn): void {
    if (this.#pending.size >= capacity) {
      const [oldest] = this.#pending.keys();
      if (oldest !== undefined) this.#pending.delete(oldest);
    }
    this.#pending.set(signIn.secrets.state, { ...signIn, begunAt: Date.now() });
  }

  /** The pending sign-in of this state in this browser. It is gone afterwards: an answer counts once. */
  take(state: string, browserId: string | undefined): PendingSignIn | undefined {
    const found = this.#pending.get(state);
    if (!found || found.browserId !== browserId) return undefined;
    this.#pending.delete(state);
    return Date.now() - found.begunAt > lifetime ? undefined : found;
  }
}
