import type { LoadedMail } from './load-mail.ts';
import type { DeliveryRow } from './presentation.ts';

/** Mails of the deliveries that are being sent: recipients of one delivery share the work of loading it. */
export class LoadedMails {
  readonly #load: (delivery: DeliveryRow) => Promise<LoadedMail | undefined>;
  readonly #recent = new Map<string, Promise<LoadedMail | undefined>>();
  readonly #capacity: number;

  constructor(load: (delivery: DeliveryRow) => Promise<LoadedMail | undefined>, capacity: number) {
    this.#load = load;
    this.#capacity = capacity;
  }

  get(delivery: DeliveryRow): Promise<LoadedMail | undefined> {
    const { id } = delivery;
    const loading = this.#recent.get(id) ?? this.#load(delivery);
    this.#recent.delete(id);
    this.#recent.set(id, loading);
    loading.catch(() => this.#recent.delete(id));
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > this.#capacity && oldest !== undefined) this.#recent.delete(oldest);
    return loading;
  }
}
