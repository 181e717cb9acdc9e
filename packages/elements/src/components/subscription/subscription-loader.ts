import { Task, TaskStatus } from '@lit/task';
import type { BillingClient, Capability, Subscription, SubscriptionPage, Versioned } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Failure } from '../../controllers/failure.js';

/** A subscription as it was last read, with what names that state in a write. */
export type ReadSubscription = Versioned<Subscription>;

/** What the loader depends on, and whom it tells. */
export interface SubscriptionLoaderOptions {
  /** What to load from; undefined while it is not known. */
  client: () => BillingClient | undefined;
  /** The subscription that is asked for; undefined for the overview. */
  subscriptionId: () => string | undefined;
  /** Changes when the subscriptions have changed. */
  version: () => unknown;
  /** Called after something was read. */
  loaded: () => void;
  /** Called with what went wrong; gives what to show. */
  failed: (cause: unknown) => Failure | undefined;
}

/** Subscriptions on one page of the overview. */
const pageSize = 10;

/** What every id of the contract looks like. */
const idPattern = /^[\w-]{1,64}$/;

type Reading = Promise<boolean>;

/** Reads a page of the overview and the subscription that is open. What was read stays while it is read again. */
export class SubscriptionLoader implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: SubscriptionLoaderOptions;
  readonly #list: Task<readonly [BillingClient | undefined, string | undefined, unknown], boolean>;
  readonly #open: Task<readonly [BillingClient | undefined, string | undefined, unknown], boolean>;
  #client: BillingClient | undefined;
  #capabilities: readonly Capability[] = [];
  /** Where the pages before this one begin, and this one itself last. */
  #cursors: readonly (string | undefined)[] = [undefined];
  #page: SubscriptionPage | undefined;
  #read: ReadSubscription | undefined;
  #failures: { list?: Failure | undefined; open?: Failure | undefined } = {};
  #interrupted = false;

  constructor(host: ReactiveControllerHost, options: SubscriptionLoaderOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#list = new Task(host, {
      args: () => [options.client(), this.#cursors.at(-1), options.version()] as const,
      task: ([client, cursor], { signal }) => this.#readList(client, cursor, signal),
      onComplete: (isAllowed) => {
        if (isAllowed) options.loaded();
      },
      onError: (cause) => this.#failList(cause),
    });
    this.#open = new Task(host, {
      args: () => [options.client(), this.openId, options.version()] as const,
      task: ([client, id], { signal }) => this.#readOpen(client, id, signal),
      onComplete: (isRead) => {
        if (isRead) options.loaded();
      },
      onError: (cause) => void (this.#failures.open = options.failed(cause)),
    });
  }

  /** The subscription to show: the one that is asked for, or the only one there is. */
  get openId(): string | undefined {
    return this.#options.subscriptionId() ?? (this.isOnly ? this.#page?.items[0]?.id : undefined);
  }

  /** Whether the customer has exactly one subscription; undefined while that is not known. */
  get isOnly(): boolean | undefined {
    return this.#page && this.#page.items.length === 1 && this.#page.nextCursor === null && !this.hasPrevious;
  }

  /** The newest page that arrived. */
  get page(): SubscriptionPage | undefined {
    return this.#page;
  }

  /** The open subscription as it was last read; undefined while it is read for the first time. */
  get read(): ReadSubscription | undefined {
    return this.#read?.value.id === this.openId ? this.#read : undefined;
  }

  /** What the session may do; empty until something was read. */
  get capabilities(): readonly Capability[] {
    return this.#capabilities;
  }

  /** Whether the session may not read subscriptions. */
  get isForbidden(): boolean {
    return this.#list.status === TaskStatus.COMPLETE && this.#list.value === false;
  }

  /** Why the overview could not be read. */
  get listFailure(): Failure | undefined {
    return this.#list.status === TaskStatus.ERROR ? this.#failures.list : undefined;
  }

  /** Why the open subscription could not be read. */
  get openFailure(): Failure | undefined {
    return this.#open.status === TaskStatus.ERROR ? this.#failures.open : undefined;
  }

  /** Whether there is no such subscription, or not for this customer. */
  get isUnknown(): boolean {
    const { openId, openFailure } = this;
    return openId !== undefined && (!idPattern.test(openId) || openFailure?.code === 'not_found');
  }

  get hasPrevious(): boolean {
    return this.#cursors.length > 1;
  }

  get hasNext(): boolean {
    return Boolean(this.#page?.nextCursor);
  }

  /** Shows the page after this one, or the one before it. */
  turn(direction: 'next' | 'previous'): void {
    const next = this.#page?.nextCursor;
    if (direction === 'previous') this.#cursors = this.hasPrevious ? this.#cursors.slice(0, -1) : this.#cursors;
    else if (next) this.#cursors = [...this.#cursors, next];
    this.#host.requestUpdate();
  }

  /** Reads everything again. @returns settles when the open subscription was read, or could not be */
  async reload(): Promise<void> {
    void this.#list.run();
    await this.#open.run();
  }

  /** Takes what a write was answered with, and reads the rest again. */
  take(read: ReadSubscription): void {
    this.#read = read;
    void this.reload();
  }

  hostConnected(): void {
    window.addEventListener('online', this.#handleOnline);
    if (this.#interrupted) void this.reload();
    this.#interrupted = false;
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#handleOnline);
    this.#interrupted = [this.#list, this.#open].some(({ status }) => status === TaskStatus.PENDING);
    this.#list.abort();
    this.#open.abort();
  }

  hostUpdate(): void {
    const client = this.#options.client();
    if (client === this.#client) return;
    this.#client = client;
    this.#cursors = [undefined];
    this.#page = undefined;
    this.#read = undefined;
  }

  readonly #handleOnline = (): void => {
    const isOffline = [this.listFailure, this.openFailure].some((failure) => failure?.kind === 'offline');
    if (isOffline) void this.reload();
  };

  #failList(cause: unknown): void {
    const failure = this.#options.failed(cause);
    this.#failures.list = failure;
    // Where a page began may be forgotten by now: the first one always begins.
    if (failure?.code === 'invalid_cursor' && this.hasPrevious) this.#cursors = [undefined];
    this.#host.requestUpdate();
  }

  async #readList(client: BillingClient | undefined, cursor: string | undefined, signal: AbortSignal): Reading {
    if (!client) return new Promise(() => undefined);
    if (!(await this.#mayRead(client, signal))) return false;
    const query = { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) };
    const page = await client.subscriptions.list(query, { signal });
    signal.throwIfAborted();
    this.#page = page;
    return true;
  }

  async #readOpen(client: BillingClient | undefined, id: string | undefined, signal: AbortSignal): Reading {
    if (!client || id === undefined || !idPattern.test(id) || !(await this.#mayRead(client, signal))) return false;
    const read = await client.subscriptions.get(id, { signal });
    signal.throwIfAborted();
    this.#read = read;
    return true;
  }

  async #mayRead(client: BillingClient, signal: AbortSignal): Promise<boolean> {
    this.#capabilities = (await client.sessions.read({ signal })).capabilities;
    return this.#capabilities.includes('subscription:read');
  }
}
