import type { BillingClient, BillingError, ChangePreview, ChangeRequest } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Failure } from '../../../controllers/failure.js';
import { LatestAnswer } from '../../../controllers/latest-answer.js';

/** What previewing depends on, and whom it tells. */
export interface PreviewOptions {
  client: () => BillingClient | undefined;
  /** A preview has arrived. */
  arrived: (preview: ChangePreview) => void;
  /** It is valid for one more minute only. */
  ending: () => void;
  /** It is valid no more; another one is being asked for. */
  expired: () => void;
  failed: (error: BillingError) => void;
}

/** What is to be previewed. */
export interface PreviewWish {
  subscriptionId: string;
  change: ChangeRequest;
}

/** Why a preview took the place of another one of the same wish. */
export type Renewal = 'expired' | 'outdated';

/** Milliseconds before its end at which a preview is called ending. */
const endingBefore = 60_000;

/** How often a preview is renewed while nobody does anything: a page left open must not ask for ever. */
const mostRenewals = 4;

/** Asks the server what a change costs, and again when what it said is valid no more. */
export class PreviewController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: PreviewOptions;
  readonly #latest: LatestAnswer<PreviewWish, ChangePreview>;
  #before: ChangePreview | undefined;
  #renewal: Renewal | undefined;
  #renewals = 0;
  #tick: ReturnType<typeof setTimeout> | undefined;
  #isEnding = false;
  #hasLapsed = false;

  constructor(host: ReactiveControllerHost, options: PreviewOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#latest = new LatestAnswer(host, {
      ask: ({ subscriptionId, change }, signal) =>
        options.client()?.subscriptions.preview(subscriptionId, change, {
          idempotencyKey: crypto.randomUUID(),
          signal,
        }),
      arrived: (preview) => this.#take(preview),
      failed: (error) => options.failed(error),
    });
  }

  /** The newest preview; of an earlier wish while {@link isPending}. */
  get preview(): ChangePreview | undefined {
    return this.#latest.answer;
  }

  /** Why the newest preview took the place of {@link before}. */
  get renewal(): Renewal | undefined {
    return this.#renewal;
  }

  /** What was shown before it, for the same wish. */
  get before(): ChangePreview | undefined {
    return this.#before;
  }

  /** Whether a preview of what is wanted now is on its way. */
  get isPending(): boolean {
    return this.#latest.isPending;
  }

  /** Why there is no preview of what is wanted now. */
  get failure(): Failure | undefined {
    return this.#latest.failure;
  }

  /** The same, with what the server says of single fields. */
  get error(): BillingError | undefined {
    return this.#latest.error;
  }

  /** Whether the preview has expired and is not renewed by itself any more. */
  get hasLapsed(): boolean {
    return this.#hasLapsed;
  }

  /** Milliseconds that the preview is still valid; undefined when that is not known. */
  get left(): number | undefined {
    const { preview } = this;
    return preview && this.#tick !== undefined ? lifeOf(preview) : undefined;
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** Asks for a preview: after a pause while the user types, at once otherwise. */
  ask(wish: PreviewWish, isTyping: boolean): void {
    this.#renewals = 0;
    this.#start(wish, undefined, isTyping);
  }

  /** Asks again for the same, because the last preview counts no more. */
  renew(why?: Renewal): void {
    if (!why) this.#renewals = 0;
    const { question } = this.#latest;
    if (question) this.#start(question, why, false);
  }

  /** Forgets everything; an answer under way is dropped. */
  clear(): void {
    this.#stopWatching();
    this.#before = undefined;
    this.#renewal = undefined;
    this.#hasLapsed = false;
    this.#latest.clear();
  }

  #stopWatching(): void {
    clearTimeout(this.#tick);
    this.#tick = undefined;
  }

  #start(wish: PreviewWish, renewal: Renewal | undefined, isTyping: boolean): void {
    this.#stopWatching();
    this.#renewal = renewal;
    this.#before = renewal ? this.preview : undefined;
    this.#hasLapsed = false;
    this.#latest.ask(wish, isTyping);
  }

  #take(preview: ChangePreview): void {
    this.#isEnding = false;
    this.#options.arrived(preview);
    // A clock that is wrong by more than a preview lives tells nothing: the server will say when it is too late.
    if (lifeOf(preview) > 0) this.#watch();
  }

  /** Looks at the clock each second, because the end is shown to the second. */
  #watch(): void {
    const left = this.preview ? lifeOf(this.preview) : 0;
    if (left <= 0) {
      this.#expire();
      return;
    }
    if (left <= endingBefore && !this.#isEnding) {
      this.#isEnding = true;
      this.#options.ending();
    }
    this.#tick = setTimeout(() => this.#watch(), Math.min(1_000, left));
    this.#host.requestUpdate();
  }

  #expire(): void {
    this.#tick = undefined;
    this.#renewals += 1;
    if (this.#renewals > mostRenewals) {
      this.#hasLapsed = true;
      this.#host.requestUpdate();
      return;
    }
    this.#options.expired();
    this.renew('expired');
  }
}

function lifeOf({ expiresAt }: ChangePreview): number {
  return Date.parse(expiresAt) - Date.now();
}
