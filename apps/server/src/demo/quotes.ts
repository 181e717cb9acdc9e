import type { Schemas } from '../http/operations.ts';
import type { QuoteRequesting } from '../renewal-quotes/request-quote.ts';

/** A renewal quote that somebody of a demo customer asks for. */
export interface DemoQuote {
  readonly externalId: string;
  readonly actor: QuoteRequesting['session']['actor'];
  readonly request: Schemas['QuoteRequest'];
}

/** The quotes that are asked for: one, so that the other accounts can be tried from the start. */
export function demoQuotes(): DemoQuote[] {
  return [
    {
      externalId: 'werk',
      actor: { id: 'joerg-groessler', name: 'Jörg Größler' },
      request: {
        subscriptionId: 'sub_werk_cloud',
        terms: { termMonths: 24 },
        purchaseOrderReference: 'Bestellung 4500099',
        contact: { name: 'Jörg Größler', email: 'einkauf@werk.example' },
      },
    },
  ];
}
