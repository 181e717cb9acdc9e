import { fixtureSync, html } from '@open-wc/testing';
import type { Capability, LiveEvent, MintedSession, QuoteStatus, RenewalQuote } from '@portico/client';
import {
  QuoteBook,
  QuoteHarness,
  SubscriptionAccount,
  clientFor,
  mintedSession,
  quoteWith,
  subscriptionOf,
  subscriptionRights,
  today,
  type QuoteBookFixture,
  type RequestHandler,
} from '@portico/testing';
import type { BillingProviderElement, BillingResource, RenewalQuoteElement } from '../../src/index.js';
import '../../src/billing-provider.js';
import '../../src/renewal-quote.js';
import { until } from '../invoices/mount.js';

/** The subscription whose quotes are shown. */
export const subscription = subscriptionOf();

/** An element under a provider, and the quotes behind it. */
export interface MountedQuote {
  book: QuoteBook;
  account: SubscriptionAccount;
  provider: BillingProviderElement;
  element: RenewalQuoteElement;
  page: QuoteHarness;
  /** All but the stream of live changes. */
  requests: Request[];
  /** Every event for the host, in its order. */
  events: Event[];
  /** Says that something has changed, as the server does. */
  tell: (resource: BillingResource) => void;
  /** Says it over the live stream. */
  stream: (type: LiveEvent['type']) => void;
}

/** Who looks, and when. */
export interface MountOptions {
  capabilities?: Capability[];
  locale?: string;
  /** The moment at which it is looked at, as RFC 3339. */
  now?: string;
  /** Answers in place of the account. */
  answer?: (handler: RequestHandler) => RequestHandler;
  fetchSession?: () => Promise<MintedSession | null>;
  /** Whether the server has a live stream. */
  isLive?: boolean;
  /** Does not wait for what is loaded. */
  early?: boolean;
}

/** Shows quotes to somebody with every right, unless told otherwise, and waits for what is loaded. */
export async function mountQuote(
  fixture: QuoteBookFixture | QuoteBook = {},
  options: MountOptions = {},
): Promise<MountedQuote> {
  const book = fixture instanceof QuoteBook ? fixture : new QuoteBook(fixture);
  const account = new SubscriptionAccount({ subscriptions: [subscription], quotes: book });
  const { capabilities = subscriptionRights, locale = 'en', now = `${today}T12:00:00Z`, answer } = options;
  const requests: Request[] = [];
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const scenario = {
    description: '',
    handler: () => account.answer,
    fetchSession: options.fetchSession ?? (() => Promise.resolve(mintedSession({ capabilities }))),
  };
  const client = clientFor(scenario, (handler) => {
    const given = answer ? answer(handler) : handler;
    return (request) => {
      if (new URL(request.url).pathname !== '/v1/events') {
        requests.push(request);
        return given(request);
      }
      if (!options.isLive) return given(request);
      return Promise.resolve(new Response(readable, { headers: { 'Content-Type': 'text/event-stream' } }));
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
      @billing-invoices-open=${record}
    >
      <renewal-quote .now=${clock} subscription-id=${subscription.id}></renewal-quote>
    </billing-provider>`,
  );
  const element = provider.querySelector('renewal-quote') as RenewalQuoteElement;
  const page = new QuoteHarness(element);
  if (!options.early) await shown(element);
  return {
    book,
    account,
    provider,
    element,
    page,
    requests,
    events,
    tell: (resource) => provider.refresh(resource),
    stream: (type) => {
      const data = JSON.stringify({ id: '1', type, occurredAt: `${today}T12:00:00Z` });
      void writer.write(new TextEncoder().encode(`id: 1\ndata: ${data}\n\n`)).catch(() => undefined);
    },
  };
}

/** Shows a quote in a status. */
export function mountStatus(
  status: QuoteStatus,
  more: Partial<RenewalQuote> = {},
  options: MountOptions = {},
): Promise<MountedQuote> {
  return mountQuote({ quotes: [quoteWith(status, subscription, more)] }, options);
}

/** Waits until a card stands there that is no skeleton, or nothing at all. */
export async function shown(element: RenewalQuoteElement): Promise<void> {
  const part = (name: string): Element | null | undefined => element.shadowRoot?.querySelector(`[part~=${name}]`);
  await until(() => Boolean(part('root')) && !part('skeleton'));
  await element.updateComplete;
}

/** Requests of a kind, such as `POST /v1/renewal-quotes`. */
export function asked(requests: readonly Request[], line: string): Request[] {
  return requests.filter(({ method, url }) => `${method} ${new URL(url).pathname}` === line);
}
