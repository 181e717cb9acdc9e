/** Longest time until it rings again by itself, in milliseconds; timers cannot run much longer than three weeks. */
const longestPause = 60_000;

/** Calls its work at the earliest of the instants it was told. */
export class Alarm {
  readonly #work: () => void;
  #timer: NodeJS.Timeout | undefined;
  #next = Infinity;
  #stopped = false;

  constructor(work: () => void) {
    this.#work = work;
  }

  /** @param instant milliseconds since 1970; one that is over means now, `Infinity` never */
  ringAt(instant: number): void {
    if (this.#stopped || instant >= this.#next) return;
    clearTimeout(this.#timer);
    this.#next = instant;
    const pause = Math.min(Math.max(instant - Date.now(), 0), longestPause);
    this.#timer = setTimeout(() => {
      this.#next = Infinity;
      this.#work();
    }, pause);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
