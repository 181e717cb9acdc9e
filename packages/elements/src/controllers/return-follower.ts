import { Task } from '@lit/task';
import type { BillingClient, BillingError } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { forgetReturn, returnedId, type ReturnParameter } from '../internal/return-address.js';
import { reportable } from './failure.js';

/** A visit to another page, as the server keeps it. */
interface Visit {
  id: string;
  status: string;
}

/** What following a visit depends on, and whom it tells. */
export interface ReturnFollowerOptions<Kept extends Visit> {
  client: () => BillingClient | undefined;
  /** Names the visit in the page's address. */
  parameter: ReturnParameter;
  /** Changes when visits may have changed. */
  version: () => unknown;
  read: (client: BillingClient, id: string, signal: AbortSignal) => Promise<Kept>;
  /** Whether nothing more will become of it. */
  isFinal: (visit: Kept) => boolean;
  /** It is known for the first time; whether it may be taken out of the page's address. */
  arrived: (visit: Kept) => boolean;
  /** It stands differently than before. */
  changed: (visit: Kept) => void;
  failed: (error: BillingError) => void;
}

/** Milliseconds between looks at what is not settled, for pages that hear of nothing by themselves. */
const firstPause = 1_000;
const longestPause = 30_000;

/** Follows what the user comes back from, such as a payment, until it has an outcome. */
export class ReturnFollower<Kept extends Visit> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ReturnFollowerOptions<Kept>;
  readonly #task: Task<readonly unknown[], Kept | undefined>;
  #id: string | undefined;
  #visit: Kept | undefined;
  #pause = firstPause;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: ReturnFollowerOptions<Kept>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#task = new Task(host, {
      args: () => [options.client(), this.#id, options.version()] as const,
      task: (_, { signal }) => this.#read(signal),
      onComplete: (visit) => {
        if (visit) this.#take(visit);
      },
      onError: (cause) => this.#fail(cause),
    });
  }

  /** How it stands; undefined when the user does not come back from anything, or has put its notice away. */
  get visit(): Kept | undefined {
    return this.#visit;
  }

  hostConnected(): void {
    const id = returnedId(this.#options.parameter);
    if (id !== undefined) this.follow(id);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#task.abort();
  }

  /** Follows what has this id. */
  follow(id: string): void {
    if (id === this.#id) return;
    this.#id = id;
    this.#visit = undefined;
    this.#pause = firstPause;
    this.#host.requestUpdate();
  }

  /** Puts the notice away. */
  dismiss(): void {
    clearTimeout(this.#timer);
    this.#id = undefined;
    this.#visit = undefined;
    this.#host.requestUpdate();
  }

  #read(signal: AbortSignal): Promise<Kept | undefined> {
    const client = this.#options.client();
    if (!client || this.#id === undefined || (this.#visit && this.#options.isFinal(this.#visit))) {
      return Promise.resolve(undefined);
    }
    return this.#options.read(client, this.#id, signal);
  }

  #take(visit: Kept): void {
    const { arrived, changed, isFinal, parameter } = this.#options;
    const isFirst = this.#visit === undefined;
    const isNew = this.#visit?.status !== visit.status;
    this.#visit = visit;
    if (isFirst && arrived(visit)) forgetReturn(parameter, visit.id);
    if (!isFinal(visit)) this.#lookAgain();
    if (isNew) changed(visit);
    this.#host.requestUpdate();
  }

  #fail(cause: unknown): void {
    const error = reportable(cause);
    if (!error) {
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) reportError(cause);
      return;
    }
    if (error.status !== undefined && error.status < 500) {
      // Whoever made up the address, or shared it, is told nothing about it.
      if (this.#id !== undefined) forgetReturn(this.#options.parameter, this.#id);
      this.dismiss();
    } else {
      this.#lookAgain();
    }
    this.#options.failed(error);
  }

  #lookAgain(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#task.run(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, longestPause);
  }
}
