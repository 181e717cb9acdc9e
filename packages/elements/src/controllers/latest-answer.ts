import type { BillingError } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureFrom, reportable, type Failure } from './failure.js';

/** What asking depends on, and whom it tells. */
export interface LatestAnswerOptions<Question, Answer> {
  /** Asks the server; undefined while that is not possible. */
  ask: (question: Question, signal: AbortSignal) => Promise<Answer> | undefined;
  arrived: (answer: Answer) => void;
  failed: (error: BillingError) => void;
}

/** Milliseconds without typing after which the server is asked. */
export const typingPause = 400;

/** Asks the server one question at a time, of which only the newest counts: late answers to earlier ones are dropped. */
export class LatestAnswer<Question, Answer> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: LatestAnswerOptions<Question, Answer>;
  #question: Question | undefined;
  #answer: Answer | undefined;
  #failure: Failure | undefined;
  #error: BillingError | undefined;
  #running: AbortController | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: LatestAnswerOptions<Question, Answer>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** What was asked last. */
  get question(): Question | undefined {
    return this.#question;
  }

  /** The newest answer; that of an earlier question while {@link isPending}. */
  get answer(): Answer | undefined {
    return this.#answer;
  }

  /** Whether the answer to the newest question is on its way. */
  get isPending(): boolean {
    return this.#pause !== undefined || this.#running !== undefined;
  }

  /** Why there is no answer to the newest question. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** The same, with what the server says of single fields. */
  get error(): BillingError | undefined {
    return this.#error;
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** Asks: after a pause while the user types, at once otherwise. */
  ask(question: Question, isTyping = false): void {
    this.#stop();
    this.#question = question;
    this.#failure = undefined;
    this.#error = undefined;
    this.#pause = setTimeout(
      () => {
        this.#pause = undefined;
        void this.#load(question);
      },
      isTyping ? typingPause : 0,
    );
    this.#host.requestUpdate();
  }

  /** Takes an answer that was had in another way; one under way is dropped. */
  take(question: Question, answer: Answer): void {
    this.clear();
    this.#question = question;
    this.#answer = answer;
    this.#options.arrived(answer);
  }

  /** Forgets everything; an answer under way is dropped. */
  clear(): void {
    this.#stop();
    this.#question = undefined;
    this.#answer = undefined;
    this.#failure = undefined;
    this.#error = undefined;
    this.#host.requestUpdate();
  }

  #stop(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#running?.abort();
    this.#running = undefined;
  }

  async #load(question: Question): Promise<void> {
    const running = new AbortController();
    const { signal } = running;
    const asked = this.#options.ask(question, signal);
    if (!asked) return;
    this.#running = running;
    try {
      const answer = await asked;
      if (signal.aborted) return;
      this.#answer = answer;
      this.#options.arrived(answer);
    } catch (cause) {
      if (!signal.aborted) this.#fail(cause);
    } finally {
      if (this.#running === running) this.#running = undefined;
      this.#host.requestUpdate();
    }
  }

  #fail(cause: unknown): void {
    const error = reportable(cause);
    this.#answer = undefined;
    if (!error) throw cause;
    this.#failure = failureFrom(error);
    this.#error = error;
    this.#options.failed(error);
  }
}
