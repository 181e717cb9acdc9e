import type { Kysely } from 'kysely';
import { actorOf, recordActivity } from '../activity/record-activity.ts';
import { createCursors } from '../database/cursors.ts';
import { pageByIds, type PageQuery } from '../database/pages.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { IssueInvoice } from '../invoices/issue-invoice.ts';
import type { ServiceContext } from '../services.ts';
import { toOptions } from '../subscriptions/options.ts';
import { acceptQuote, type QuoteAccepting } from './accept-quote.ts';
import { retryQuote, setPurchaseOrder, withdrawQuote, type QuoteWish } from './change-quote.ts';
import { approveQuote, declineQuote } from './decide-quote.ts';
import { lookAfterQuotes, lookAfterQuotesLater } from './look-after-quotes.ts';
import { basisOf, offerFor } from './offer-for.ts';
import { prepareQuote } from './prepare-quote.ts';
import { filenameOf, quoteTag, toOperatorQuote, toRenewalQuote } from './presentation.ts';
import { requestQuote, type QuoteRequesting } from './request-quote.ts';
import { needsApproval, termsOnOffer } from './rules.ts';
import { usualQuoteSettings, type QuoteSettings } from './settings.ts';
import { statusAt } from './standing.ts';
import { selectDocumentBytes, selectOpenQuote, selectQuote, selectQuotes, type QuoteFilter } from './store.ts';
import { referenceToQuote } from './tell-of-quote.ts';

type Quote = Schemas['RenewalQuote'];
type Session = Pick<SessionIdentity, 'customerId' | 'actor'>;

/** A quote, and the entity tag of its version. */
export interface VersionedQuote {
  body: Quote;
  tag: string;
}

/** A finished document. */
export interface QuoteFile {
  filename: string;
  bytes: Uint8Array;
}

/** Everything that a customer sees is asked for with the customer's id; another customer's is `not_found`. */
export interface RenewalQuoteService {
  /** What may be asked for. @throws ProblemError not_found, invalid_state, feature_disabled */
  getOptions(customerId: string, subscriptionId: string): Promise<Schemas['RenewalOptions']>;
  /** What it would come to; nothing is kept. @throws what `offerFor` throws */
  previewRenewal(
    customerId: string,
    subscriptionId: string,
    asked: Schemas['QuoteTerms'],
  ): Promise<Schemas['RenewalPreview']>;
  /** Requests a quote, or finds the open one. @throws what `requestQuote` throws */
  requestQuote(requesting: QuoteRequesting, transaction: Kysely<Tables>): Promise<{ quote: Quote; isNew: boolean }>;
  /** Newest first. @throws ProblemError invalid_cursor */
  listQuotes(
    customerId: string,
    query?: Omit<QuoteFilter, 'customerId'> & PageQuery,
  ): Promise<Schemas['RenewalQuotePage']>;
  /** @throws ProblemError not_found */
  getQuote(customerId: string, quoteId: string, transaction?: Kysely<Tables>): Promise<VersionedQuote>;
  /** @param version the newest one when absent @throws ProblemError not_found, file_not_ready */
  downloadQuote(session: Session, quoteId: string, version?: number): Promise<QuoteFile>;
  /** @throws what `setPurchaseOrder` throws */
  setPurchaseOrder(wish: QuoteWish & { version: string; reference: string | null }): Promise<VersionedQuote>;
  /** @throws what `withdrawQuote` throws */
  withdraw(wish: QuoteWish): Promise<VersionedQuote>;
  /** @throws what `retryQuote` throws */
  retry(wish: QuoteWish, transaction: Kysely<Tables>): Promise<VersionedQuote>;
  /** Accepts a quote. @returns the id of the invoice @throws what `acceptQuote` throws */
  accept(accepting: QuoteAccepting, transaction: Kysely<Tables>): Promise<string>;
  /** Of all customers, oldest first. @throws ProblemError invalid_cursor */
  listForReview(query?: Omit<QuoteFilter, 'subscriptionId'> & PageQuery): Promise<Schemas['OperatorQuotePage']>;
  /** @throws what `approveQuote` throws */
  approve(quoteId: string, approval: Schemas['QuoteApproval']): Promise<Schemas['OperatorQuote']>;
  /** @throws what `declineQuote` throws */
  decline(quoteId: string, refusal: Schemas['QuoteRefusal']): Promise<Schemas['OperatorQuote']>;
  /** Says what is done with this slice's jobs. */
  registerJobs(): void;
  /** Ends and announces what is due now; the server does it by itself. */
  lookAfterQuotes(): Promise<void>;
  /** Begins to look after quotes, which goes on by itself. */
  startWork(): Promise<void>;
}

/** What the parts of the service work with. */
export interface QuoteContext extends Pick<ServiceContext, 'db' | 'clock' | 'jobs' | 'customers' | 'renderer'> {
  settings: QuoteSettings;
}

/** Offers customers the next term of their subscriptions. */
export function createRenewalQuoteService(
  { issueInvoice, ...given }: Omit<QuoteContext, 'settings'> & { issueInvoice: IssueInvoice },
  settings: QuoteSettings = usualQuoteSettings,
): RenewalQuoteService {
  const context: QuoteContext = { ...given, settings };
  const { db, clock, customers, jobs } = context;
  const cursors = createCursors(db);
  const known = async (quoteId: string, customerId?: string, from: Kysely<Tables> = db) => {
    const row = await selectQuote(from, quoteId, customerId);
    if (!row) throw new ProblemError('not_found', 'No such renewal quote.');
    return row;
  };
  const operatorQuote = async (quoteId: string) => {
    const row = await known(quoteId);
    const { party } = await customers.getCustomer(row.customer_id);
    return toOperatorQuote(row, party.name, clock());
  };
  const afterWish = async (
    wish: QuoteWish,
    change: (transaction: Kysely<Tables>) => Promise<void>,
  ): Promise<VersionedQuote> => {
    await inTransaction(db, change);
    return service.getQuote(wish.session.customerId, wish.quoteId);
  };
  const service: RenewalQuoteService = {
    async getOptions(customerId, subscriptionId) {
      const customer = await customers.getCustomer(customerId);
      const now = clock();
      const { row, offered, rules } = await basisOf(db, { customer, subscriptionId }, now);
      const open = await selectOpenQuote(db, subscriptionId);
      return {
        ...toOptions(row, offered),
        termMonths: termsOnOffer(rules, row),
        discounts: rules.discounts,
        validityDays: rules.validityDays,
        openQuoteId: open && statusAt(open, now) !== 'expired' ? open.id : null,
      };
    },
    async previewRenewal(customerId, subscriptionId, asked) {
      const customer = await customers.getCustomer(customerId);
      const { offer, basis } = await offerFor(db, { customer, subscriptionId }, asked, clock());
      const { seats, plan, term } = offer.terms;
      return {
        seats: seats.bought,
        plan: { id: plan.id, name: plan.name },
        term,
        lines: offer.lines,
        total: offer.total,
        needsApproval: needsApproval(basis.rules, offer.total),
      };
    },
    async requestQuote(requesting, transaction) {
      const { id, isNew } = await requestQuote(context, transaction, requesting);
      return { quote: toRenewalQuote(await known(id, undefined, transaction), clock()), isNew };
    },
    async listQuotes(customerId, { subscriptionId, status, ...page } = {}) {
      const list = ['renewal quotes', customerId, subscriptionId ?? null, status ?? null];
      return pageByIds(cursors, list, page, async (position) => {
        const rows = await selectQuotes(db, { customerId, subscriptionId, status }, position);
        return rows.map((row) => toRenewalQuote(row, clock()));
      });
    },
    async getQuote(customerId, quoteId, transaction = db) {
      const row = await known(quoteId, customerId, transaction);
      return { body: toRenewalQuote(row, clock()), tag: quoteTag(row) };
    },
    async downloadQuote(session, quoteId, version) {
      const { customerId } = session;
      const row = await known(quoteId, customerId);
      const wanted = version ?? row.document?.version;
      const bytes = wanted === undefined ? undefined : await selectDocumentBytes(db, quoteId, wanted);
      if (!bytes || wanted === undefined) {
        if (version !== undefined && version > row.document_version) {
          throw new ProblemError('not_found', 'There is no such version of the quote.');
        }
        throw new ProblemError('file_not_ready', 'The document of this quote is not made yet.');
      }
      const entry = {
        customerId,
        action: 'quote_downloaded' as const,
        actor: actorOf(session),
        subject: referenceToQuote(row),
      };
      await inTransaction(db, (transaction) => recordActivity(transaction, entry, clock()));
      return { filename: filenameOf(row.number ?? row.id, wanted), bytes };
    },
    setPurchaseOrder: (wish) => afterWish(wish, (transaction) => setPurchaseOrder(context, transaction, wish)),
    withdraw: (wish) => afterWish(wish, (transaction) => withdrawQuote(context, transaction, wish)),
    async retry(wish, transaction) {
      await retryQuote(context, transaction, wish);
      return service.getQuote(wish.session.customerId, wish.quoteId, transaction);
    },
    accept: (accepting, transaction) => acceptQuote({ ...context, issueInvoice }, transaction, accepting),
    async listForReview({ customerId, status, ...page } = {}) {
      const list = ['renewal quotes of all', customerId ?? null, status ?? null];
      const { items, ...rest } = await pageByIds(cursors, list, page, (position) =>
        selectQuotes(db, { customerId, status }, { ...position, oldestFirst: true }),
      );
      const named = await Promise.all(
        items.map(async (row) => {
          const { party } = await customers.getCustomer(row.customer_id);
          return toOperatorQuote(row, party.name, clock());
        }),
      );
      return { ...rest, items: named };
    },
    async approve(quoteId, approval) {
      await inTransaction(db, (transaction) => approveQuote(context, transaction, quoteId, approval));
      return operatorQuote(quoteId);
    },
    async decline(quoteId, refusal) {
      await inTransaction(db, (transaction) => declineQuote(context, transaction, quoteId, refusal));
      return operatorQuote(quoteId);
    },
    registerJobs() {
      jobs.work('prepare_quote', ({ quoteId }) => prepareQuote(context, quoteId));
      jobs.work('look_after_quotes', () => lookAfterQuotes(context));
    },
    lookAfterQuotes: () => lookAfterQuotes(context),
    startWork: () => inTransaction(db, (transaction) => lookAfterQuotesLater({ jobs }, transaction, new Date())),
  };
  return service;
}
