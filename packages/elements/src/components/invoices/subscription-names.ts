import { Task } from '@lit/task';
import type { BillingClient } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import { reportable } from '../../controllers/failure.js';
import type { FilterOption } from './filter-panel.js';

/** What the names depend on. */
export interface SubscriptionNamesSource {
  client: BillingClient | undefined;
  /** Whether somebody wants to see them: a list that is not filtered never asks. */
  isWanted: boolean;
  /** Changes when the subscriptions have changed. */
  version: unknown;
}

/** Most subscriptions to choose from, the largest page that the contract allows. */
const mostSubscriptions = 200;

/** The subscriptions that invoices can be filtered by. None where the session may not see them. */
export class SubscriptionNames {
  readonly #task: Task<[BillingClient | undefined, unknown], readonly FilterOption[]>;
  #wasWanted = false;

  constructor(host: ReactiveControllerHost, source: () => SubscriptionNamesSource) {
    this.#task = new Task(host, {
      args: () => {
        const { client, isWanted, version } = source();
        this.#wasWanted ||= isWanted;
        return [this.#wasWanted ? client : undefined, version];
      },
      task: ([client], { signal }) => load(client, signal),
      // The names are an extra: without them the other filters still work.
      onError: (cause) => {
        if (!reportable(cause)) reportError(cause);
      },
    });
  }

  /** Every subscription by its name. */
  get options(): readonly FilterOption[] {
    return this.#task.value ?? [];
  }

  /** The name of a subscription, or its id while that is not known. */
  nameOf(id: string): string {
    return this.options.find(({ value }) => value === id)?.text ?? id;
  }
}

async function load(client: BillingClient | undefined, signal: AbortSignal): Promise<readonly FilterOption[]> {
  if (!client) return [];
  const { capabilities } = await client.sessions.read({ signal });
  if (!capabilities.includes('subscription:read')) return [];
  const { items } = await client.subscriptions.list({ limit: mostSubscriptions }, { signal });
  return items.map(({ id, product, plan }) => ({ value: id, text: `${product.name} ${plan.name}` }));
}
