import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { localeContext } from '../context/locale-context.js';
import { formatsFor, type Formats } from '../localization/format.js';
import { activateLocale, bestLocale, observePageLanguage, pendingLocale } from '../localization/locales.js';

/** Knows the language of an element: the provider's, or without one the page's. */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #provided: ContextConsumer<typeof localeContext, ReactiveControllerHost & HTMLElement>;

  #unobserve: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#provided = new ContextConsumer(host, { context: localeContext, subscribe: true });
    host.addController(this);
  }

  /** BCP 47 tag of the language that is shown. */
  get tag(): string {
    return this.#provided.value ?? bestLocale(document.documentElement.lang);
  }

  /** How this element writes amounts, days and numbers. */
  get formats(): Formats {
    return formatsFor(this.tag);
  }

  /** Whether the texts are still on their way, so that nobody needs to see them in another language first. */
  get isPending(): boolean {
    return pendingLocale() !== undefined;
  }

  hostConnected(): void {
    this.#activatePageLanguage();
    this.#unobserve = observePageLanguage(() => this.#activatePageLanguage());
  }

  hostDisconnected(): void {
    this.#unobserve?.();
  }

  hostUpdate(): void {
    void pendingLocale()?.then(() => this.#host.requestUpdate());
  }

  #activatePageLanguage(): void {
    if (this.#provided.value) return;
    activateLocale(this.tag);
    this.#host.requestUpdate();
  }
}
