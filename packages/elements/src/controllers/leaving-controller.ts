import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { BillingNavigateEvent, type NavigationReason } from '../events/billing-navigate-event.js';

/** Milliseconds after which the browser has not left the page, as when the user chose to stay. */
const longestLeaving = 10_000;

/** Sends the browser to another page, and knows whether it is on its way there. */
export class LeavingController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #cameBack: () => void;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  /** @param cameBack the browser has brought the page back as it was left */
  constructor(host: ReactiveControllerHost & HTMLElement, cameBack: () => void) {
    this.#host = host;
    this.#cameBack = cameBack;
    host.addController(this);
  }

  /** Whether the browser is on its way to the other page. */
  get isLeaving(): boolean {
    return this.#leaving !== undefined;
  }

  hostConnected(): void {
    window.addEventListener('pageshow', this.#handlePageShow);
  }

  hostDisconnected(): void {
    window.removeEventListener('pageshow', this.#handlePageShow);
    this.#stay();
  }

  /**
   * Goes to a page, unless the host takes the browser there itself.
   *
   * @returns whether there is such a page
   */
  leaveTo(url: string | null, reason: NavigationReason): boolean {
    if (url === null || !/^https?:\/\//i.test(url)) return false;
    if (!this.#host.dispatchEvent(new BillingNavigateEvent(url, reason))) return true;
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.#stay(), longestLeaving);
    this.#host.requestUpdate();
    location.assign(url);
    return true;
  }

  #stay(): void {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
    this.#host.requestUpdate();
  }

  readonly #handlePageShow = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.#stay();
    this.#cameBack();
  };
}
