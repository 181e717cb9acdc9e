import type { ReactiveControllerHost } from 'lit';

/** Milliseconds without a letter after which a search begins. */
const pause = 250;

/** The text in the search field, which is ahead of the view while somebody types. */
export class SearchController {
  readonly #host: ReactiveControllerHost;
  readonly #search: (text: string) => void;
  #typed = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param search called with the trimmed text once the typing has come to a rest */
  constructor(host: ReactiveControllerHost, search: (text: string) => void) {
    this.#host = host;
    this.#search = search;
  }

  /** What stands in the field. */
  get typed(): string {
    return this.#typed;
  }

  /** Puts a text into the field, unless it already says so. */
  show(text: string): void {
    clearTimeout(this.#timer);
    if (this.#typed.trim() !== text) this.#typed = text;
  }

  /** Takes what was typed, and searches for it soon. */
  type(text: string): void {
    clearTimeout(this.#timer);
    this.#typed = text;
    this.#timer = setTimeout(() => this.finish(), pause);
    this.#host.requestUpdate();
  }

  /** Searches now. */
  finish(): void {
    clearTimeout(this.#timer);
    this.#search(this.#typed.replaceAll(/\p{Cc}/gu, ' ').trim());
  }
}
