import { Task } from '@lit/task';
import type { BillingClient, BillingError, PaymentProof, SubscriptionListItem } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { reportable } from '../../../controllers/failure.js';

export interface ProofsState {
  /** Subscriptions that were switched off for payment default. */
  inactive: readonly SubscriptionListItem[];
  /** Those that came back while the page was open. */
  restored: readonly SubscriptionListItem[];
  /** Newest first. */
  proofs: readonly PaymentProof[];
  maySubmit: boolean;
}

/** What the proofs depend on, and whom they tell. */
export interface ProofsOptions {
  client: () => BillingClient | undefined;
  /** Changes when a proof or a subscription may have changed. */
  version: () => unknown;
  failed: (error: BillingError) => void;
  /** Hears of subscriptions that have come back. */
  restored: (subscriptions: readonly SubscriptionListItem[]) => void;
}

/** Milliseconds between looks at a proof that waits, for pages that hear of nothing by themselves. */
const lookInterval = 15_000;

const nothing: ProofsState = { inactive: [], restored: [], proofs: [], maySubmit: false };

/** Knows which subscriptions are off for payment default, and how the proofs of payment stand. */
export class ProofsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ProofsOptions;
  readonly #task: Task<[BillingClient | undefined, unknown], ProofsState>;
  #state = nothing;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: ProofsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#task = new Task(host, {
      args: () => [options.client(), options.version()],
      task: ([client], { signal }) => load(client, signal),
      onComplete: (loaded) => this.#show(loaded),
      // The list of invoices does without this.
      onError: (cause) => {
        const error = reportable(cause);
        if (error) options.failed(error);
        else reportError(cause);
      },
    });
  }

  get state(): ProofsState {
    return this.#state;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Reads everything again, after a proof was submitted. */
  refresh(): void {
    void this.#task.run();
  }

  #show(loaded: ProofsState): void {
    const wereOff = idsOf(this.#state.inactive);
    const wereBack = idsOf(this.#state.restored);
    const restored = loaded.restored.filter(({ id }) => wereOff.has(id) || wereBack.has(id));
    const news = restored.filter(({ id }) => !wereBack.has(id));
    this.#state = { ...loaded, restored };
    if (news.length > 0) this.#options.restored(news);
    clearTimeout(this.#timer);
    if (this.#state.inactive.length > 0 && loaded.proofs.some(isWaiting)) {
      this.#timer = setTimeout(() => this.refresh(), lookInterval);
    }
    this.#host.requestUpdate();
  }
}

export function isWaiting({ status }: PaymentProof): boolean {
  return status === 'submitted' || status === 'under_review';
}

function idsOf(subscriptions: readonly SubscriptionListItem[]): ReadonlySet<string> {
  return new Set(subscriptions.map(({ id }) => id));
}

async function load(client: BillingClient | undefined, signal: AbortSignal): Promise<ProofsState> {
  if (!client) return nothing;
  const { capabilities } = await client.sessions.read({ signal });
  if (!capabilities.includes('subscription:read')) return nothing;
  const { items } = await client.subscriptions.list({ limit: 100 }, { signal });
  const inactive = items.filter(({ status }) => status === 'inactive');
  const restored = items.filter(({ status }) => status === 'active');
  const mayRead = inactive.length > 0 && capabilities.includes('invoices:read');
  const proofs = mayRead ? (await client.paymentProofs.list({ limit: 5 }, { signal })).items : [];
  return { inactive, restored, proofs, maySubmit: capabilities.includes('payment_proofs:submit') };
}
