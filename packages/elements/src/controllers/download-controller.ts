import type { BillingError, DownloadedFile } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { saveFile } from '../internal/save-file.js';
import { failureFrom, reportable, type Failure } from './failure.js';

/** One file to fetch and save. */
export interface Download {
  /** What the download belongs to, such as an invoice's id. One at a time runs for each. */
  id: string;
  /** Name of the file when the server's answer tells none. */
  filename: string;
  load: (signal: AbortSignal) => Promise<DownloadedFile>;
}

/** Where a download stands. */
export interface DownloadState {
  busy: boolean;
  failure: Failure | undefined;
}

/** Fetches files and hands them to the browser; ends what is under way when its element leaves the page. */
export class DownloadController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #running = new Map<string, AbortController>();
  readonly #failures = new Map<string, Failure>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  stateOf(id: string): DownloadState {
    return { busy: this.#running.has(id), failure: this.#failures.get(id) };
  }

  hostDisconnected(): void {
    for (const controller of this.#running.values()) controller.abort();
  }

  /**
   * Runs a download, unless one for the same id is under way.
   *
   * @returns the saved file's name, the error, or undefined when nothing ran to its end
   */
  async start({ id, filename, load }: Download): Promise<string | BillingError | undefined> {
    if (this.#running.has(id)) return undefined;
    const controller = new AbortController();
    this.#running.set(id, controller);
    this.#failures.delete(id);
    this.#host.requestUpdate();
    try {
      const file = await load(controller.signal);
      controller.signal.throwIfAborted();
      const name = file.filename ?? filename;
      saveFile(file.blob, name);
      return name;
    } catch (cause) {
      const error = reportable(cause);
      if (error) this.#failures.set(id, failureFrom(error));
      else if (!controller.signal.aborted) throw cause;
      return error;
    } finally {
      this.#running.delete(id);
      this.#host.requestUpdate();
    }
  }
}
