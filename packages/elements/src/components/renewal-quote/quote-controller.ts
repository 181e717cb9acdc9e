import { Task } from '@lit/task';
import type { BillingClient, BillingError, Capability, FollowedQuote, RenewalQuote, Versioned } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureFrom, reportable, type Failure } from '../../controllers/failure.js';
import { isOpen } from './quote-rules.js';
import { nextLook } from './next-look.js';

/** What following a quote depends on, and whom it tells. */
export interface QuoteControllerOptions {
  client: () => BillingClient | undefined;
  /** The subscription to renew; undefined while that is not known. */
  subscriptionId: () => string | undefined;
  /** Changes when quotes may have changed. */
  version: () => unknown;
  /** The current moment, in milliseconds. */
  now: () => number;
  /** It is known for the first time how things stand. */
  loaded: () => void;
  /** The quote stands differently than before, or is another one. */
  changed: (quote: RenewalQuote) => void;
  failed: (error: BillingError) => void;
}

type Args = readonly [BillingClient | undefined, string | undefined, unknown];

/**
 * Knows the newest quote of a subscription and follows it: by the live stream, and by looking again for as long as something
 * is about to happen, which is what a page without the stream lives on.
 */
export class QuoteController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: QuoteControllerOptions;
  readonly #task: Task<Args, void>;
  #source: readonly [BillingClient | undefined, string | undefined] = [undefined, undefined];
  #capabilities: readonly Capability[] | undefined;
  #read: FollowedQuote | undefined;
  #isKnown = false;
  #failure: Failure | undefined;
  /** How often it was looked at since something has changed. */
  #looks = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isInterrupted = false;

  constructor(host: ReactiveControllerHost, options: QuoteControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#task = new Task<Args, void>(host, {
      args: () => [options.client(), options.subscriptionId(), options.version()] as const,
      task: ([client, id], { signal }) => this.#load(client, id, signal),
      onError: (cause) => this.#fail(cause),
    });
  }

  /** Whether it is known how things stand; a {@link quote} that is undefined then does not exist. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  /** The newest quote of the subscription. */
  get quote(): RenewalQuote | undefined {
    return this.#read?.value;
  }

  /** The same, with what names its version in a write. */
  get read(): FollowedQuote | undefined {
    return this.#read;
  }

  /** What the session may do; empty until something was read. */
  get capabilities(): readonly Capability[] {
    return this.#capabilities ?? [];
  }

  /** Whether the session may not see quotes. */
  get isForbidden(): boolean {
    return this.#capabilities !== undefined && !this.#capabilities.includes('quotes:read');
  }

  /** Why the newest reading failed. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  hostConnected(): void {
    window.addEventListener('online', this.#handleOnline);
    if (this.#isInterrupted) void this.reload();
    this.#isInterrupted = false;
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#handleOnline);
    this.#isInterrupted = true;
    clearTimeout(this.#timer);
    this.#task.abort();
  }

  hostUpdate(): void {
    const source = [this.#options.client(), this.#options.subscriptionId()] as const;
    if (source.every((one, index) => one === this.#source[index])) return;
    this.#source = source;
    this.#read = undefined;
    this.#isKnown = false;
    this.#failure = undefined;
    clearTimeout(this.#timer);
  }

  /** Reads again. @returns settles when it was read, or could not be */
  async reload(): Promise<void> {
    this.#looks = 0;
    await this.#task.run();
  }

  /** Shows what a write was answered with; an answer that does not name its version is read again. */
  take(quote: RenewalQuote | Versioned<RenewalQuote>): void {
    // What is on its way may have been read before the write.
    this.#task.abort();
    if ('value' in quote) this.#show({ retryAfter: undefined, ...quote });
    else {
      this.#show({ value: quote, etag: '', retryAfter: undefined });
      void this.reload();
    }
  }

  readonly #handleOnline = (): void => {
    if (this.#failure) void this.reload();
  };

  async #load(
    client: BillingClient | undefined,
    subscriptionId: string | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    if (!client || subscriptionId === undefined) return;
    const { capabilities } = await client.sessions.read({ signal });
    signal.throwIfAborted();
    this.#capabilities = capabilities;
    if (!capabilities.includes('quotes:read')) return;
    const known = this.#read && isOpen(this.#read.value) ? this.#read.value.id : undefined;
    const read = await newestOf(client, subscriptionId, known, signal);
    signal.throwIfAborted();
    this.#failure = undefined;
    this.#show(read);
  }

  #show(read: FollowedQuote | undefined): void {
    const before = this.#read?.value;
    const wasKnown = this.#isKnown;
    this.#read = read;
    this.#isKnown = true;
    if (read && !looksSame(before, read.value)) {
      this.#looks = 0;
      if (wasKnown) this.#options.changed(read.value);
    }
    if (!wasKnown) this.#options.loaded();
    this.#plan(read && nextLook(read, this.#looks, this.#options.now()));
    this.#host.requestUpdate();
  }

  #fail(cause: unknown): void {
    const error = reportable(cause);
    if (!error) {
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) reportError(cause);
      return;
    }
    this.#failure = failureFrom(error);
    const isPassing = error.status === undefined || error.status >= 500 || error.code === 'rate_limited';
    if (this.#read && isPassing) this.#plan(nextLook(this.#read, this.#looks, this.#options.now()));
    this.#options.failed(error);
  }

  #plan(pause: number | undefined): void {
    clearTimeout(this.#timer);
    if (pause === undefined) return;
    this.#timer = setTimeout(() => {
      this.#looks += 1;
      void this.#task.run();
    }, pause);
  }
}

/** Whether a quote that was read again says nothing new of where it stands. */
function looksSame(before: RenewalQuote | undefined, { id, status, document }: RenewalQuote): boolean {
  return before?.id === id && before.status === status && before.document?.version === document?.version;
}

/**
 * The newest quote of a subscription.
 *
 * @param known id of the quote that was open when it was read last: while it is, no other one can have been made
 */
async function newestOf(
  client: BillingClient,
  subscriptionId: string,
  known: string | undefined,
  signal: AbortSignal,
): Promise<FollowedQuote | undefined> {
  const again = known === undefined ? undefined : await client.renewalQuotes.get(known, { signal });
  if (again && isOpen(again.value)) return again;
  const { items } = await client.renewalQuotes.list({ subscriptionId, limit: 1 }, { signal });
  const newest = items[0];
  if (!newest || newest.id === again?.value.id) return again;
  return client.renewalQuotes.get(newest.id, { signal });
}
