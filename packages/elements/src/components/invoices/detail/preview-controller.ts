import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureFrom, reportable, type Failure } from '../../../controllers/failure.js';

/** The pages of one document, as far as they are known. */
export interface PreviewState {
  isOpen: boolean;
  busy: boolean;
  /** Each page as a `data:` URL, which policies for images allow more often than `blob:`. */
  pages: readonly string[];
  /** Pages that the document has, also those that are not shown. */
  pageCount: number;
  failure: Failure | undefined;
}

/** Loads a page of the document, counted from 1, with the number of pages there are. */
export type LoadPage = (page: number, signal: AbortSignal) => Promise<{ image: Blob; pageCount: number }>;

/** Pages that are shown at most; a longer document is for downloading. */
const mostPages = 20;

const closed: PreviewState = { isOpen: false, busy: false, pages: [], pageCount: 0, failure: undefined };

/** Shows the pages of one document at a time. */
export class PreviewController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #state = closed;
  #loading: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get state(): PreviewState {
    return this.#state;
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Lets go of the pages. */
  close(): void {
    this.#loading?.abort();
    this.#change(closed);
  }

  /** Shows the pages as they come. */
  async open(load: LoadPage): Promise<void> {
    this.close();
    const { signal } = (this.#loading = new AbortController());
    this.#change({ ...closed, isOpen: true, busy: true });
    try {
      let pageCount = 1;
      for (let page = 1; page <= Math.min(pageCount, mostPages); page++) {
        const loaded = await load(page, signal);
        const text = await loaded.image.text();
        signal.throwIfAborted();
        ({ pageCount } = loaded);
        const url = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
        this.#change({ ...this.#state, pages: [...this.#state.pages, url], pageCount });
      }
      this.#change({ ...this.#state, busy: false });
    } catch (cause) {
      if (signal.aborted) return;
      const error = reportable(cause);
      if (!error) throw cause;
      this.#change({ ...this.#state, busy: false, failure: failureFrom(error) });
    }
  }

  #change(state: PreviewState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
