import { Task, TaskStatus } from '@lit/task';
import type { BillingClient, Capability, InvoicePage, InvoiceSummary } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Failure } from '../../controllers/failure.js';
import type { InvoiceView } from '../../events/billing-view-change-event.js';
import { InvoicePages } from './invoice-pages.js';
import { capabilitiesOf, loadSummary } from './invoice-requests.js';
import { pageKey } from './invoice-view.js';

/** A page, and the view that it was loaded for. */
export interface ShownList {
  page: InvoicePage;
  view: InvoiceView;
}

/** What the loader depends on, and whom it tells. */
export interface ListLoaderOptions {
  /** What to load from; undefined while it is not known. */
  client: () => BillingClient | undefined;
  view: () => InvoiceView;
  /** Changes when the invoices have changed. */
  version: () => unknown;
  /** Called with a page that was loaded. */
  loaded: (shown: ShownList) => void;
  /** Called with what went wrong; gives what to show. */
  failed: (cause: unknown) => Failure | undefined;
}

/** Loads the page that the view names and, on its own, what is open: one request each. The newest view always wins. */
export class ListLoader implements ReactiveController {
  readonly #options: ListLoaderOptions;
  readonly #list: Task<readonly [BillingClient | undefined, string, unknown], boolean>;
  readonly #summary: Task<readonly [BillingClient | undefined, unknown], InvoiceSummary | undefined>;
  readonly #pages = new InvoicePages();
  readonly #currencies = new Set<string>();
  #client: BillingClient | undefined;
  #shown: ShownList | undefined;
  #capabilities: readonly Capability[] = [];
  #failure: Failure | undefined;
  #interrupted = false;

  constructor(host: ReactiveControllerHost, options: ListLoaderOptions) {
    this.#options = options;
    host.addController(this);
    this.#list = new Task(host, {
      args: () => [options.client(), pageKey(options.view()), options.version()] as const,
      task: ([client], { signal }) => this.#loadList(client, options.view(), signal),
      onComplete: (isAllowed) => {
        if (isAllowed && this.#shown) options.loaded(this.#shown);
      },
      onError: (error) => {
        this.#failure = options.failed(error);
      },
    });
    this.#summary = new Task(host, {
      args: () => [options.client(), options.version()] as const,
      task: ([client, version], { signal }) => loadSummary(client, version, signal),
      onError: (error) => void options.failed(error),
    });
  }

  /** The newest page that arrived; stays while the next one loads or fails to. */
  get shown(): ShownList | undefined {
    return this.#shown;
  }

  /** Whether something newer than what is shown is on its way. */
  get isPending(): boolean {
    return this.#list.status === TaskStatus.PENDING;
  }

  /** Whether the session may not read invoices. */
  get isForbidden(): boolean {
    return this.#list.status === TaskStatus.COMPLETE && this.#list.value === false;
  }

  /** Why the newest page could not be loaded. */
  get failure(): Failure | undefined {
    return this.#list.status === TaskStatus.ERROR ? this.#failure : undefined;
  }

  /** What the session may do; empty until the first page is there. */
  get capabilities(): readonly Capability[] {
    return this.#capabilities;
  }

  /** What is open, and whether reading it failed. */
  get summary(): { value: InvoiceSummary | undefined; state: 'pending' | 'complete' | 'failed' } {
    const { status, value } = this.#summary;
    const state = status === TaskStatus.ERROR ? 'failed' : status === TaskStatus.COMPLETE ? 'complete' : 'pending';
    return { value, state };
  }

  /** Every currency that has been met, in alphabetic order. */
  get currencies(): readonly string[] {
    for (const { currency } of this.#summary.value?.currencies ?? []) this.#currencies.add(currency);
    return [...this.#currencies].sort();
  }

  /** Where a page begins, when that is known. */
  cursorOf(page: number): string | undefined {
    return this.#pages.cursorOf(page);
  }

  /** Reads everything again. */
  reload(): void {
    void this.#list.run();
    this.reloadSummary();
  }

  /** Reads again what is open. */
  reloadSummary(): void {
    void this.#summary.run();
  }

  hostConnected(): void {
    window.addEventListener('online', this.#handleOnline);
    if (this.#interrupted) this.reload();
    this.#interrupted = false;
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#handleOnline);
    this.#interrupted = [this.#list, this.#summary].some(({ status }) => status === TaskStatus.PENDING);
    this.#list.abort();
    this.#summary.abort();
  }

  hostUpdate(): void {
    const client = this.#options.client();
    if (client === this.#client) return;
    this.#client = client;
    this.#shown = undefined;
    this.#currencies.clear();
  }

  readonly #handleOnline = (): void => {
    if (this.failure?.kind === 'offline') this.reload();
  };

  async #loadList(client: BillingClient | undefined, view: InvoiceView, signal: AbortSignal): Promise<boolean> {
    if (!client) return new Promise(() => undefined);
    const capabilities = await capabilitiesOf(client, signal);
    if (!capabilities.includes('invoices:read')) return false;
    const page = await this.#pages.load(client.invoices, view, signal);
    signal.throwIfAborted();
    this.#capabilities = capabilities;
    this.#shown = { page, view };
    for (const { total } of page.items) this.#currencies.add(total.currency);
    return true;
  }
}
