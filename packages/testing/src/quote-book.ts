import type { components, Delivery, ProblemCode } from '@portico/client';
import { fieldProblemReply, problemReply } from './billing-handler.js';
import { handedOver } from './fixtures/deliveries.js';
import { optionsOf } from './fixtures/subscriptions.js';
import { acceptanceOf, quoteIn, quoteOf, renewalOptionsOf, renewalPreviewOf } from './fixtures/renewal-quotes.js';

type Schemas = components['schemas'];
type Quote = Schemas['RenewalQuote'];
type Status = Schemas['QuoteStatus'];
type Subscription = Schemas['Subscription'];

/** What can be asked of quotes. */
export type QuoteOperation =
  | 'options'
  | 'preview'
  | 'request'
  | 'list'
  | 'get'
  | 'file'
  | 'purchaseOrder'
  | 'accept'
  | 'withdraw'
  | 'retry'
  | 'send';

/** What is different from a book without quotes. */
export type QuoteBookFixture = Partial<
  Pick<QuoteBook, 'quotes' | 'outcome' | 'pace' | 'retryAfter' | 'refusals' | 'fieldProblems'>
>;

/** What quotes have to do with the rest of an account. */
export interface QuoteAccount {
  subscription: (id: string) => Subscription | undefined;
  change: (subscription: Subscription, change: Partial<Subscription>) => Subscription;
  /** Issues the invoice of a renewal. @returns its id */
  issue: (gross: number) => string;
}

/** Statuses in the way of another quote for the same subscription. */
const open: ReadonlySet<Status> = new Set<Status>(['requested', 'preparing', 'under_review', 'ready', 'failed']);

/** The quotes that a server keeps for a customer. It answers like the server; time passes when it is told to. */
export class QuoteBook {
  /** Newest first. */
  quotes: readonly Quote[] = [];
  /** What becomes of a quote that is prepared. */
  outcome: 'ready' | 'under_review' | 'failed' = 'ready';
  /** Whether a quote under way moves on when `advance` is called, or with every read of it. */
  pace: 'told' | 'read' = 'told';
  /** Seconds after which a page is to look again. */
  retryAfter = 1;
  refusals: Partial<Record<QuoteOperation, [status: number, code: ProblemCode]>> = {};
  /** What a request is told beside what was sent: by field, as the server's problems name them. */
  fieldProblems: readonly Schemas['FieldProblem'][] = [];

  readonly #versions = new Map<string, number>();
  readonly #deliveries: Delivery[] = [];

  constructor(fixture: QuoteBookFixture = {}) {
    Object.assign(this, fixture);
  }

  /** The quote that stands in the way of another one for the same subscription. */
  openFor(subscriptionId: string): Quote | undefined {
    return this.quotes.find((quote) => quote.subscriptionId === subscriptionId && open.has(quote.status));
  }

  /** Puts a quote into another status, as the server does by itself or for somebody else. */
  set(id: string, change: Partial<Quote>): Quote {
    const quote = this.#require(id);
    const changed = { ...quote, ...change };
    this.quotes = this.quotes.map((one) => (one.id === id ? changed : one));
    this.#versions.set(id, this.#version(id) + 1);
    return changed;
  }

  /** Brings a quote into a status with all that the server says in it. */
  bring(subscription: Subscription, status: Status): Quote {
    const quote = this.quotes.find(({ subscriptionId }) => subscriptionId === subscription.id);
    if (!quote) throw new Error(`no quote of ${subscription.id}`);
    return this.set(quote.id, quoteIn(status, quote, subscription));
  }

  /** Prepares the newest quote of a subscription one step further. */
  advance(subscription: Subscription): void {
    const quote = this.quotes.find(({ subscriptionId }) => subscriptionId === subscription.id);
    if (quote?.status === 'requested') this.bring(subscription, 'preparing');
    else if (quote?.status === 'preparing') this.bring(subscription, this.outcome);
  }

  /** Answers what is asked about renewals of one subscription. */
  async answerFor(subscription: Subscription, request: Request, part: string): Promise<Response> {
    if (part === 'renewal-options') {
      const openQuoteId = this.openFor(subscription.id)?.id ?? null;
      return this.#refused('options') ?? Response.json(renewalOptionsOf(subscription, openQuoteId));
    }
    const terms = (await request.json()) as Schemas['QuoteTerms'];
    return (
      this.#refused('preview') ??
      this.#unavailable(subscription, terms) ??
      Response.json(renewalPreviewOf(subscription, terms))
    );
  }

  /** Answers what is asked about quotes. */
  async answer(request: Request, account: QuoteAccount): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const [, , , id, part, deliveryId] = pathname.split('/').map(decodeURIComponent);
    if (id === undefined) {
      return request.method === 'POST' ? this.#request(request, account) : this.#list(searchParams);
    }
    const quote = this.quotes.find((one) => one.id === id);
    const subscription = quote && account.subscription(quote.subscriptionId);
    if (!quote || !subscription) return problemReply(404, 'not_found');
    switch (part) {
      case undefined:
        return this.#get(quote, subscription);
      case 'file':
        return this.#file(quote);
      case 'purchase-order-reference':
        return this.#setPurchaseOrder(request, quote);
      case 'acceptance':
        return this.#accept(request, quote, subscription, account);
      case 'withdrawal':
        return this.#withdraw(quote, subscription, account);
      case 'retry':
        return this.#retry(quote, subscription);
      case 'deliveries':
        return this.#deliver(request, quote, deliveryId);
      default:
        return problemReply(404, 'not_found');
    }
  }

  #refused(operation: QuoteOperation): Response | undefined {
    const refusal = this.refusals[operation];
    return refusal && problemReply(...refusal);
  }

  #unavailable(subscription: Subscription, { planId }: Schemas['QuoteTerms']): Response | undefined {
    const isOffered = planId === undefined || optionsOf(subscription).plans.some(({ id }) => id === planId);
    return isOffered ? undefined : problemReply(422, 'option_not_available');
  }

  #require(id: string): Quote {
    const quote = this.quotes.find((one) => one.id === id);
    if (!quote) throw new Error(`no quote ${id}`);
    return quote;
  }

  #version(id: string): number {
    return this.#versions.get(id) ?? 1;
  }

  #reply(quote: Quote, status = 200): Response {
    const isUnderWay = quote.status === 'requested' || quote.status === 'preparing';
    const headers = {
      ETag: `"${String(this.#version(quote.id))}"`,
      ...(isUnderWay ? { 'Retry-After': String(this.retryAfter) } : {}),
    };
    return Response.json(quote, { status, headers });
  }

  #list(query: URLSearchParams): Response {
    const wanted = query.get('subscriptionId');
    const found = this.quotes.filter(({ subscriptionId }) => wanted === null || subscriptionId === wanted);
    const items = found.slice(0, Number(query.get('limit') ?? 25));
    return this.#refused('list') ?? Response.json({ items, nextCursor: null, total: found.length });
  }

  async #request(request: Request, account: QuoteAccount): Promise<Response> {
    const refusal = this.#refused('request');
    if (refusal) return refusal;
    if (this.fieldProblems.length > 0) return fieldProblemReply(this.fieldProblems);
    const asked = (await request.json()) as Schemas['QuoteRequest'];
    const subscription = account.subscription(asked.subscriptionId);
    if (!subscription) return problemReply(404, 'not_found');
    const already = this.openFor(subscription.id);
    if (already) return this.#reply(already);
    const { terms = {}, purchaseOrderReference = null, contact = null, note = null } = asked;
    const unavailable = this.#unavailable(subscription, terms);
    if (unavailable) return unavailable;
    const id = `quo_${String(this.quotes.length + 31)}`;
    const quote = quoteOf(subscription, { id, purchaseOrderReference, contact, note }, terms);
    this.quotes = [quote, ...this.quotes];
    account.change(subscription, { openQuoteId: id });
    return this.#reply(quote, 202);
  }

  #get(quote: Quote, subscription: Subscription): Response {
    const reply = this.#refused('get') ?? this.#reply(quote);
    if (this.pace === 'read') this.advance(subscription);
    return reply;
  }

  #file({ document, number }: Quote): Response {
    const refusal = this.#refused('file') ?? (document ? undefined : problemReply(409, 'file_not_ready'));
    const headers = {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${number ?? 'quote'}.pdf"`,
    };
    return refusal ?? new Response('%PDF-1.4\n%%EOF\n', { headers });
  }

  async #setPurchaseOrder(request: Request, { id, status, document }: Quote): Promise<Response> {
    const named = request.headers.get('If-Match');
    if (named === null) return problemReply(428, 'precondition_required');
    const refusal =
      this.#refused('purchaseOrder') ??
      (named === `"${String(this.#version(id))}"` ? undefined : problemReply(412, 'precondition_failed')) ??
      (status === 'ready' ? undefined : problemReply(409, 'invalid_state'));
    if (refusal) return refusal;
    const { purchaseOrderReference } = (await request.json()) as Schemas['PurchaseOrderUpdate'];
    const made = document && { ...document, version: document.version + 1 };
    return this.#reply(this.set(id, { purchaseOrderReference, document: made }), 202);
  }

  async #accept(request: Request, quote: Quote, subscription: Subscription, account: QuoteAccount): Promise<Response> {
    const refusal = this.#refused('accept') ?? unacceptable(quote);
    if (refusal) return refusal;
    const { name, role, consent } = (await request.json()) as Schemas['QuoteAcceptanceRequest'];
    if (consent.documentVersion !== quote.document?.version) return problemReply(409, 'document_changed');
    const total = quote.total ?? renewalPreviewOf(subscription).total;
    const invoiceId = account.issue(total.gross.amount);
    const acceptance = acceptanceOf({ name, role, ...consent, invoiceId });
    const accepted = this.set(quote.id, { status: 'accepted', consentText: null, acceptance });
    const { id: quoteId, number, plan, seats, term } = quote;
    const after = account.change(subscription, {
      openQuoteId: null,
      agreedRenewal: { quoteId, quoteNumber: number ?? '', plan, seats, term, total, invoiceId },
    });
    return Response.json({ quote: accepted, invoiceId, subscription: after }, { status: 201 });
  }

  #withdraw(quote: Quote, subscription: Subscription, account: QuoteAccount): Response {
    const isPossible = open.has(quote.status) || quote.status === 'withdrawn';
    const refusal = this.#refused('withdraw') ?? (isPossible ? undefined : problemReply(409, 'invalid_state'));
    if (refusal) return refusal;
    account.change(subscription, { openQuoteId: null });
    return this.#reply(this.set(quote.id, { status: 'withdrawn', consentText: null, progress: null, failure: null }));
  }

  #retry(quote: Quote, subscription: Subscription): Response {
    const refusal =
      this.#refused('retry') ?? (quote.status === 'failed' ? undefined : problemReply(409, 'invalid_state'));
    return refusal ?? this.#reply(this.bring(subscription, 'requested'), 202);
  }

  async #deliver(request: Request, quote: Quote, deliveryId: string | undefined): Promise<Response> {
    if (deliveryId !== undefined) {
      const found = this.#deliveries.find(({ id }) => id === deliveryId);
      return found ? Response.json(handedOver(found)) : problemReply(404, 'not_found');
    }
    if (request.method === 'GET') {
      const items = this.#deliveries.map(handedOver);
      return Response.json({ items, nextCursor: null, total: items.length });
    }
    const refusal = this.#refused('send') ?? (quote.document ? undefined : problemReply(409, 'file_not_ready'));
    if (refusal) return refusal;
    const delivery = queued(quote, (await request.json()) as Schemas['QuoteDeliveryRequest']);
    this.#deliveries.unshift(delivery);
    return Response.json(delivery, { status: 202 });
  }
}

const unacceptableCodes: Partial<Record<Status, ProblemCode>> = {
  expired: 'quote_expired',
  superseded: 'quote_superseded',
  accepted: 'quote_already_accepted',
};

/** Why a quote cannot be accepted; undefined when it can. */
function unacceptable({ status }: Quote): Response | undefined {
  return status === 'ready' ? undefined : problemReply(409, unacceptableCodes[status] ?? 'quote_not_ready');
}

function queued(quote: Quote, { recipients, locale, message }: Schemas['QuoteDeliveryRequest']): Delivery {
  const file = quote.document?.file.filename;
  return {
    id: 'del_quote',
    status: 'queued',
    documents: [
      { type: 'renewal_quote', id: quote.id, number: quote.number ?? '', files: file === undefined ? [] : [file] },
    ],
    recipients: recipients.map((email) => ({
      email,
      status: 'queued',
      attempts: 0,
      reason: null,
      serverReply: null,
      sentAt: null,
      nextAttemptAt: null,
    })),
    locale: locale ?? 'en',
    message: message ?? null,
    createdBy: quote.requestedBy,
    createdAt: '2026-11-22T09:30:00Z',
    completedAt: null,
  };
}
