import type { Schemas } from '../http/operations.ts';
import type { RenewalQuoteService } from '../renewal-quotes/service.ts';
import { everyPage } from './every-page.ts';
import { askOperator, type OperatorServer } from './operator-server.ts';

type OperatorQuote = Schemas['OperatorQuote'];

export interface QuotesFilter {
  status: Schemas['QuoteStatus'] | undefined;
  customerId: string | undefined;
}

/** Where quotes are decided on: in the database of this process, or by a running server. All methods throw ProblemError. */
export interface QuotesTarget {
  list(filter: QuotesFilter): AsyncIterable<OperatorQuote>;
  approve(quoteId: string, approval: Schemas['QuoteApproval']): Promise<OperatorQuote>;
  decline(quoteId: string, refusal: Schemas['QuoteRefusal']): Promise<OperatorQuote>;
}

/** Decides with the service of this process. */
export function localQuotes(quotes: RenewalQuoteService): QuotesTarget {
  return {
    list: (filter) => everyPage((cursor) => quotes.listForReview({ ...filter, cursor })),
    approve: (quoteId, approval) => quotes.approve(quoteId, approval),
    decline: (quoteId, refusal) => quotes.decline(quoteId, refusal),
  };
}

/** Decides through the operator's operations of a running server. */
export function remoteQuotes(server: OperatorServer): QuotesTarget {
  const put = async (quoteId: string, part: string, decision: object) => {
    const path = `renewal-quotes/${encodeURIComponent(quoteId)}/${part}`;
    const sent = { contentType: 'application/json', body: JSON.stringify(decision) };
    const response = await askOperator(server, { method: 'PUT', path, ...sent });
    return (await response.json()) as OperatorQuote;
  };
  return {
    list: (filter) =>
      everyPage(async (cursor) => {
        const response = await askOperator(server, { path: 'renewal-quotes', query: { ...filter, cursor } });
        return (await response.json()) as Schemas['OperatorQuotePage'];
      }),
    approve: (quoteId, approval) => put(quoteId, 'approval', approval),
    decline: (quoteId, refusal) => put(quoteId, 'refusal', refusal),
  };
}
