import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds before each time that is asked again. */
const pauses = [2_000, 5_000, 10_000, 20_000, 40_000, 60_000];

/** Asks again what became of a confirmation that the payment provider did not answer, for some minutes. */
export class ConfirmationFollower implements ReactiveController {
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.end();
  }

  /** Asks after a pause, longer each time. @param ask confirms once more, as the same intention */
  again(ask: () => void): void {
    clearTimeout(this.#timer);
    const pause = pauses[this.#asked];
    if (pause === undefined) return;
    this.#asked += 1;
    this.#timer = setTimeout(ask, pause);
  }

  /** It is known what became of it, or nobody wants to know any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#asked = 0;
  }
}
