import type { TestContext } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { when } from '../deliveries/delivery-services.ts';
import { openSubscriptions, type SubscriptionWorld } from '../subscriptions/subscription-world.ts';

type Quote = Schemas['RenewalQuote'];

/** A server whose workers prepare quotes, and a customer with a subscription. */
export interface QuoteWorld extends SubscriptionWorld {
  customerId: string;
  subscriptionId: string;
  /** Requests a quote for the subscription. */
  request(asked?: Partial<Schemas['QuoteRequest']>): Promise<Response>;
  /** @returns the quote as soon as it is so */
  quoteWhen(quoteId: string, isSo: (quote: Quote) => boolean): Promise<Quote>;
  /** Requests a quote and waits until it is ready. */
  ready(asked?: Partial<Schemas['QuoteRequest']>): Promise<Quote>;
  etagOf(quoteId: string): Promise<string>;
}

export async function openQuotes(test: TestContext, start?: string): Promise<QuoteWorld> {
  const world = await openSubscriptions(test, start);
  const customerId = await world.addCustomer('atelier', { locale: 'fr' });
  const subscriptionId = await world.subscribe('atelier', { billedUntil: '2030-12-31' });
  const quotes: QuoteWorld = {
    ...world,
    customerId,
    subscriptionId,
    request: (asked = {}) => world.ask('atelier', 'POST', '/renewal-quotes', { body: { subscriptionId, ...asked } }),
    quoteWhen: (quoteId, isSo) => when(() => world.read<Quote>('atelier', `/renewal-quotes/${quoteId}`), isSo),
    async ready(asked) {
      const { id } = (await (await quotes.request(asked)).json()) as Quote;
      return quotes.quoteWhen(id, ({ status, document }) => status === 'ready' && document !== null);
    },
    etagOf: async (quoteId) =>
      (await world.ask('atelier', 'GET', `/renewal-quotes/${quoteId}`)).headers.get('etag') ?? '',
  };
  return quotes;
}
