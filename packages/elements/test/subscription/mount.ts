import { fixtureSync, html } from '@open-wc/testing';
import type { Capability, MintedSession } from '@portico/client';
import {
  SubscriptionAccount,
  SubscriptionHarness,
  clientFor,
  mintedSession,
  subscriptionRights,
  today,
  type RequestHandler,
  type SubscriptionAccountFixture,
} from '@portico/testing';
import type { BillingProviderElement, BillingResource, BillingSubscriptionElement } from '../../src/index.js';
import '../../src/billing-provider.js';
import '../../src/billing-subscription.js';
import { until } from '../invoices/mount.js';

/** An element under a provider, and the account behind it. */
export interface MountedSubscription {
  account: SubscriptionAccount;
  provider: BillingProviderElement;
  element: BillingSubscriptionElement;
  page: SubscriptionHarness;
  /** All but the stream of live changes. */
  requests: Request[];
  /** Every event for the host, in its order. */
  events: Event[];
  /** Says that something has changed, as the server does. */
  tell: (resource: BillingResource) => void;
}

/** Who looks, at what, and when. */
export interface MountOptions {
  capabilities?: Capability[];
  locale?: string;
  subscriptionId?: string;
  /** The moment at which it is looked at, as RFC 3339. */
  now?: string;
  /** Answers in place of the account. */
  answer?: (handler: RequestHandler) => RequestHandler;
  fetchSession?: () => Promise<MintedSession | null>;
  /** Does not wait for what is loaded. */
  early?: boolean;
}

/** Shows an account to somebody with every right, unless told otherwise, and waits for what is loaded. */
export async function mountSubscription(
  fixture: SubscriptionAccountFixture | SubscriptionAccount = {},
  options: MountOptions = {},
): Promise<MountedSubscription> {
  const account = fixture instanceof SubscriptionAccount ? fixture : new SubscriptionAccount(fixture);
  const { capabilities = subscriptionRights, locale = 'en', now = `${today}T12:00:00Z`, answer } = options;
  const requests: Request[] = [];
  const scenario = {
    description: '',
    handler: () => account.answer,
    fetchSession: options.fetchSession ?? (() => Promise.resolve(mintedSession({ capabilities }))),
  };
  const client = clientFor(scenario, (handler) => {
    const given = answer ? answer(handler) : handler;
    return (request) => {
      if (new URL(request.url).pathname !== '/v1/events') requests.push(request);
      return given(request);
    };
  });
  const events: Event[] = [];
  const record = (event: Event): void => void events.push(event);
  const clock = (): number => Date.parse(now);
  const provider = fixtureSync<BillingProviderElement>(
    html`<billing-provider
      .client=${client}
      locale=${locale}
      @billing-load=${record}
      @billing-error=${record}
      @billing-subscription-open=${record}
      @billing-invoices-open=${record}
    >
      <billing-subscription .now=${clock} .subscriptionId=${options.subscriptionId}></billing-subscription>
    </billing-provider>`,
  );
  const element = provider.querySelector('billing-subscription') as BillingSubscriptionElement;
  const page = new SubscriptionHarness(element);
  if (!options.early) await shown(element);
  return { account, provider, element, page, requests, events, tell: (resource) => provider.refresh(resource) };
}

/** Waits until something other than a skeleton is shown. */
export async function shown(element: BillingSubscriptionElement): Promise<void> {
  const parts = (): string[] =>
    [...(element.shadowRoot?.querySelectorAll('[part]') ?? [])].flatMap((part) => [...part.part]);
  await until(() => parts().some((part) => ['overview', 'detail', 'notice'].includes(part)));
  await until(() => !parts().includes('skeleton'));
  await element.updateComplete;
}

/** What the host was told, without what was only loaded. */
export function told(events: readonly Event[], type: string): Event[] {
  return events.filter((event) => event.type === type);
}
