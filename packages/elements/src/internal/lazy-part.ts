import type { ReactiveControllerHost } from 'lit';

/** A part of an element that is fetched when it is first needed. */
export class LazyPart<Part> {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<Part>;
  #part: Part | undefined;
  #isLoading = false;

  /** @param load imports the part */
  constructor(host: ReactiveControllerHost, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
  }

  /** The part, or undefined while it is on its way; the element is rendered again when it has come. */
  get(): Part | undefined {
    if (this.#part === undefined && !this.#isLoading) void this.#fetch();
    return this.#part;
  }

  async #fetch(): Promise<void> {
    this.#isLoading = true;
    try {
      this.#part = await this.#load();
      this.#host.requestUpdate();
    } catch (cause) {
      // Asked for again with the next rendering.
      reportError(cause);
    } finally {
      this.#isLoading = false;
    }
  }
}
