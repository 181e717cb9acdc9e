import { Task } from '@lit/task';
import type { BillingClient, BillingError, Export, ExportRequest } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { DownloadController, type DownloadState } from '../../../controllers/download-controller.js';
import { failureFrom, reportable, type Failure } from '../../../controllers/failure.js';
import { MutationController } from '../../../controllers/mutation-controller.js';

export interface ExportsState {
  /** Newest first. */
  exports: readonly Export[];
  /** Whether a new one is being asked for. */
  starting: boolean;
  /** Why the last one could not be asked for, or not be removed. */
  failure: Failure | undefined;
  downloadOf: (exported: Export) => DownloadState;
}

/** What the exports depend on, and whom they tell. */
export interface ExportsOptions {
  client: () => BillingClient | undefined;
  /** Changes when an export may have changed. */
  version: () => unknown;
  failed: (error: BillingError) => void;
  /** Hears of an export that was asked for. */
  started: () => void;
  /** Hears of an export that has failed, or was saved under a name. */
  finished: (exported: Export, savedAs?: string) => void;
  /** Hears of an export that is gone, and of its place among the others. */
  removed: (exported: Export, index: number) => void;
}

/** Milliseconds between looks at an export under way, for pages that hear of nothing by themselves. */
const lookInterval = 2_000;

/** Exports that are shown at most. */
const mostShown = 5;

/** Asks for files, follows them while they are made, and finds them again after the page was closed. */
export class ExportsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ExportsOptions;
  readonly #downloads: DownloadController;
  readonly #starts: MutationController<Start, Export>;
  readonly #list: Task<[BillingClient | undefined, unknown], readonly Export[]>;
  /** Those asked for on this page: they are saved by themselves when they are ready. */
  readonly #awaited = new Set<string>();
  #exports: readonly Export[] = [];
  #removalFailure: Failure | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: ExportsOptions) {
    this.#host = host;
    this.#options = options;
    this.#downloads = new DownloadController(host);
    this.#starts = new MutationController(host, ({ client, request }, write) => client.exports.create(request, write));
    host.addController(this);
    this.#list = new Task(host, {
      args: () => [options.client(), options.version()],
      task: ([client], { signal }) => listExports(client, signal),
      onComplete: (exports) => this.#show(exports),
      // What was asked for before is an extra: the list of invoices does without it.
      onError: (cause) => {
        if (!reportable(cause)) reportError(cause);
      },
    });
  }

  get state(): ExportsState {
    return {
      exports: this.#exports,
      starting: this.#starts.busy,
      failure: this.#starts.failure ?? this.#removalFailure,
      downloadOf: ({ id }) => this.#downloads.stateOf(id),
    };
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Asks for a file; one question at a time. */
  async start(request: ExportRequest): Promise<void> {
    const client = this.#options.client();
    if (!client) return;
    this.#removalFailure = undefined;
    const { result, error } = await this.#starts.run({ client, request }, JSON.stringify(request));
    if (error) this.#options.failed(error);
    if (!result) return;
    this.#awaited.add(result.id);
    this.#show([result, ...this.#exports.filter(({ id }) => id !== result.id)]);
    this.#options.started();
  }

  /** Saves a file that is ready. */
  async download(exported: Export): Promise<void> {
    const client = this.#options.client();
    const { file } = exported;
    if (!client || !file) return;
    const result = await this.#downloads.start({
      id: exported.id,
      filename: file.filename,
      load: (signal) => client.exports.file(exported.id, { signal }),
    });
    if (typeof result === 'string') this.#options.finished(exported, result);
    else if (result) this.#options.failed(result);
  }

  /** Stops an export under way, or deletes its file. */
  async remove(exported: Export): Promise<void> {
    const client = this.#options.client();
    if (!client) return;
    this.#awaited.delete(exported.id);
    this.#removalFailure = undefined;
    try {
      await client.exports.remove(exported.id);
    } catch (cause) {
      const error = reportable(cause);
      if (!error) throw cause;
      // What is gone already needs no removal.
      if (error.code !== 'not_found') return this.#failRemoval(error);
    }
    const index = this.#exports.findIndex(({ id }) => id === exported.id);
    this.#show(this.#exports.filter(({ id }) => id !== exported.id));
    this.#options.removed(exported, index);
  }

  #failRemoval(error: BillingError): void {
    this.#removalFailure = failureFrom(error);
    this.#options.failed(error);
    this.#host.requestUpdate();
  }

  #show(exports: readonly Export[]): void {
    this.#exports = exports.filter(({ status }) => status !== 'expired').slice(0, mostShown);
    for (const exported of this.#exports) if (this.#awaited.has(exported.id)) this.#settle(exported);
    clearTimeout(this.#timer);
    if (this.#exports.some(isUnderWay)) this.#timer = setTimeout(() => void this.#list.run(), lookInterval);
    this.#host.requestUpdate();
  }

  #settle(exported: Export): void {
    if (isUnderWay(exported)) return;
    this.#awaited.delete(exported.id);
    if (exported.status === 'ready') void this.download(exported);
    else this.#options.finished(exported);
  }
}

interface Start {
  client: BillingClient;
  request: ExportRequest;
}

export function isUnderWay({ status }: Export): boolean {
  return status === 'queued' || status === 'running';
}

async function listExports(client: BillingClient | undefined, signal: AbortSignal): Promise<readonly Export[]> {
  if (!client) return [];
  const { capabilities } = await client.sessions.read({ signal });
  if (!capabilities.includes('exports:create')) return [];
  return (await client.exports.list({ limit: mostShown }, { signal })).items;
}
