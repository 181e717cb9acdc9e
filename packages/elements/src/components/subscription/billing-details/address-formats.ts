import type { AddressFormat, BillingClient, BillingError } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import { failureFrom, reportable, type Failure } from '../../../controllers/failure.js';

/** What reading depends on, and whom it tells. */
export interface AddressFormatsOptions {
  client: () => BillingClient | undefined;
  failed: (error: BillingError) => void;
}

/** Something that is read once and kept. */
interface Kept<Value> {
  value?: Value;
  failure?: Failure | undefined;
}

/** Reads how the addresses of countries are written, each country once. */
export class AddressFormats {
  readonly #host: ReactiveControllerHost;
  readonly #options: AddressFormatsOptions;
  readonly #formats = new Map<string, Kept<AddressFormat>>();
  #countries: Kept<readonly string[]> | undefined;
  #client: BillingClient | undefined;

  constructor(host: ReactiveControllerHost, options: AddressFormatsOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** The format of a country; undefined while it is on its way or when it could not be read. */
  get(country: string): AddressFormat | undefined {
    const client = this.#current();
    if (client && !this.#formats.has(country)) void this.#read(client, country);
    return this.#formats.get(country)?.value;
  }

  /** Codes of all countries that have a format; undefined while they are on their way or when they could not be read. */
  get countries(): readonly string[] | undefined {
    const client = this.#current();
    if (client && !this.#countries) void this.#readCountries(client);
    return this.#countries?.value;
  }

  /** Why the format of a country could not be read. */
  failureOf(country: string): Failure | undefined {
    return this.#formats.get(country)?.failure;
  }

  /** Why the countries could not be read. */
  get countriesFailure(): Failure | undefined {
    return this.#countries?.failure;
  }

  /** Reads again what could not be read. */
  retry(): void {
    for (const [country, { failure }] of this.#formats) if (failure) this.#formats.delete(country);
    if (this.#countries?.failure) this.#countries = undefined;
    this.#host.requestUpdate();
  }

  /** Another client may be of another server: what the one before it said is forgotten. */
  #current(): BillingClient | undefined {
    const client = this.#options.client();
    if (client !== this.#client) {
      this.#client = client;
      this.#formats.clear();
      this.#countries = undefined;
    }
    return client;
  }

  async #read(client: BillingClient, country: string): Promise<void> {
    this.#formats.set(country, {});
    const kept = await this.#keep(() => client.billingDetails.addressFormat(country));
    if (client === this.#client) this.#formats.set(country, kept);
    this.#host.requestUpdate();
  }

  async #readCountries(client: BillingClient): Promise<void> {
    this.#countries = {};
    const kept = await this.#keep(() => client.billingDetails.countries());
    if (client === this.#client) this.#countries = kept;
    this.#host.requestUpdate();
  }

  async #keep<Value>(read: () => Promise<Value>): Promise<Kept<Value>> {
    try {
      return { value: await read() };
    } catch (cause) {
      const error = reportable(cause);
      if (!error) throw cause;
      this.#options.failed(error);
      return { failure: failureFrom(error) };
    }
  }
}
