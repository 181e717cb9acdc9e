import type { BillingClient, BillingError, Delivery } from '@portico/client';
import { reportable } from '../../controllers/failure.js';
import type { Sendable } from './sendable.js';

/** What following depends on, and whom it tells. */
export interface DeliveryFollowerOptions {
  client: () => BillingClient | undefined;
  /** Changes when mails may have changed. */
  version: () => unknown;
  changed: (delivery: Delivery) => void;
  failed: (error: BillingError) => void;
}

/** Milliseconds between looks, for pages that hear of nothing by themselves. */
const firstPause = 1_000;
const longestPause = 15_000;

/** Reads a mail again until every recipient has an outcome: when the server says so, and now and then by itself. */
export class DeliveryFollower {
  readonly #options: DeliveryFollowerOptions;
  #followed: { read: Sendable['read']; deliveryId: string } | undefined;
  #version: unknown;
  #pause = firstPause;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading: AbortController | undefined;

  constructor(options: DeliveryFollowerOptions) {
    this.#options = options;
  }

  /** @param read reads mails with such documents */
  follow(delivery: Delivery, read: Sendable['read']): void {
    this.end();
    if (delivery.status === 'completed') return;
    this.#followed = { read, deliveryId: delivery.id };
    this.#version = this.#options.version();
    this.#pause = firstPause;
    this.#wait();
  }

  /** Reads now if the server has said that mails have changed. */
  look(): void {
    if (!this.#followed || this.#version === this.#options.version()) return;
    this.#version = this.#options.version();
    void this.#read();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#reading?.abort();
    this.#followed = undefined;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, longestPause);
  }

  async #read(): Promise<void> {
    const client = this.#options.client();
    if (!client || !this.#followed) return;
    const { read, deliveryId } = this.#followed;
    this.#reading?.abort();
    const reading = (this.#reading = new AbortController());
    try {
      const delivery = await read(client, deliveryId, { signal: reading.signal });
      if (reading.signal.aborted) return;
      this.#options.changed(delivery);
      if (delivery.status === 'completed') this.end();
      else this.#wait();
    } catch (cause) {
      if (reading.signal.aborted) return;
      const error = reportable(cause);
      if (!error) throw cause;
      this.#options.failed(error);
      this.#wait();
    }
  }
}
