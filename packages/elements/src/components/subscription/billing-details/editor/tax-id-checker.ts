import type { BillingClient, BillingError, TaxIdCheck } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import { reportable } from '../../../../controllers/failure.js';

/** What checking depends on, and whom it tells. */
export interface TaxIdCheckerOptions {
  client: () => BillingClient | undefined;
  failed: (error: BillingError) => void;
  /** The newest check has an answer. */
  answered: (state: TaxIdState) => void;
}

/** How the check of a tax id stands; `unreachable` when nobody could be asked. */
export type TaxIdState = { status: 'checking' } | { status: 'checked'; check: TaxIdCheck } | { status: 'unreachable' };

/** Has tax ids checked, and remembers what was said of each. */
export class TaxIdChecker {
  readonly #host: ReactiveControllerHost;
  readonly #options: TaxIdCheckerOptions;
  readonly #states = new Map<string, TaxIdState>();
  #running: AbortController | undefined;

  constructor(host: ReactiveControllerHost, options: TaxIdCheckerOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** What is known of a tax id; undefined when it was not checked. */
  stateOf(country: string, value: string): TaxIdState | undefined {
    return this.#states.get(keyOf(country, value));
  }

  /** Whether a tax id is known to be wrong, or unknown to its register. */
  isInvalid(country: string, value: string): boolean {
    const state = this.stateOf(country, value);
    return state?.status === 'checked' && state.check.status === 'invalid';
  }

  /** Takes what is known already. */
  know(check: TaxIdCheck | null): void {
    this.end();
    this.#states.clear();
    if (check) this.#states.set(keyOf(check.country, check.value), { status: 'checked', check });
  }

  /** Has a tax id checked, unless that was done; one that could not be checked is tried again. */
  async check(country: string, value: string): Promise<void> {
    const client = this.#options.client();
    const key = keyOf(country, value);
    const known = this.#states.get(key);
    if (!client || value.trim() === '' || known?.status === 'checked' || known?.status === 'checking') return;
    this.end();
    const running = (this.#running = new AbortController());
    this.#tell(key, { status: 'checking' });
    try {
      const check = await client.billingDetails.checkTaxId(
        { country, value: value.trim() },
        { signal: running.signal },
      );
      running.signal.throwIfAborted();
      this.#tell(key, { status: 'checked', check });
    } catch (cause) {
      if (running.signal.aborted) {
        this.#states.delete(key);
        return;
      }
      const error = reportable(cause);
      if (!error) throw cause;
      this.#options.failed(error);
      this.#tell(key, { status: 'unreachable' });
    }
  }

  /** Ends a check under way. */
  end(): void {
    this.#running?.abort();
  }

  #tell(key: string, state: TaxIdState): void {
    this.#states.set(key, state);
    this.#options.answered(state);
    this.#host.requestUpdate();
  }
}

/** The same one, however it is written. */
function keyOf(country: string, value: string): string {
  return `${country} ${value.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase()}`;
}
