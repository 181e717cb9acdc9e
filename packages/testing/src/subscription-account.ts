import type { components, InvoiceListItem, Payment, PaymentRequest, PaymentStatus, ProblemCode } from '@portico/client';
import { fieldProblemReply, problemReply, type RequestHandler } from './billing-handler.js';
import { addressFormats } from './fixtures/address-formats.js';
import { billingDetailsOf } from './fixtures/billing-details.js';
import { dayAfter } from './fixtures/days.js';
import { invoiceBehind } from './fixtures/documents.js';
import { invoice, ordinaryInvoices } from './fixtures/invoices.js';
import { paymentMethodOf } from './fixtures/payment-methods.js';
import { paymentOf } from './fixtures/payments.js';
import { cancellation, optionsOf, seatPrice, subscriptionOf, taxedAmount } from './fixtures/subscriptions.js';
import { QuoteBook, type QuoteAccount } from './quote-book.js';

type Schemas = components['schemas'];
type Subscription = Schemas['Subscription'];

/** What is refused, and why: by operation. */
export type SubscriptionRefusals = Partial<Record<SubscriptionOperation, [status: number, code: ProblemCode]>>;

export type SubscriptionOperation =
  | 'list'
  | 'get'
  | 'options'
  | 'preview'
  | 'confirm'
  | 'undoChange'
  | 'autoRenewal'
  | 'cancel'
  | 'undoCancellation'
  | 'noticeCalendar'
  | 'pay'
  | 'methods'
  | 'setUp'
  | 'makeDefault'
  | 'removeMethod'
  | 'details'
  | 'updateDetails'
  | 'checkTaxId'
  | 'addressFormat';

/** What is different from an account with one active subscription that is paid by card. */
export type SubscriptionAccountFixture = Partial<
  Omit<SubscriptionAccount, 'answer' | 'answered' | 'touch' | 'changeDetails'>
>;

const origin = 'https://billing.example';

/** No database column can hold such a text. */
const unkeptComment = { pointer: '/comment', code: 'text', message: 'must not hold the NUL character' };

/**
 * What a server keeps of a customer's subscriptions, payment methods and billing details. It answers like the server, with
 * simpler sums: half a month is always left. Change it, and the next answer is different.
 */
export class SubscriptionAccount {
  subscriptions: readonly Subscription[] = [subscriptionOf()];
  paymentMethods: readonly Schemas['PaymentMethod'][] = [paymentMethodOf()];
  details: Schemas['BillingDetails'] = billingDetailsOf();
  /** What an update of the details is told beside what was sent: by field, as the server's problems name them. */
  fieldProblems: readonly Schemas['FieldProblem'][] = [];
  /** What the register says of a tax id. */
  taxIdStatus: Schemas['TaxIdStatus'] = 'valid';
  /** What becomes of a confirmed change that costs something. */
  changeOutcome: Schemas['SubscriptionChange']['status'] = 'applied';
  /** How a payment stands that the user comes back from, read by read; the last one stays. */
  payments: readonly PaymentStatus[] = ['succeeded'];
  /** How a set-up stands that the user comes back from, read by read; the last one stays. */
  setUps: readonly Schemas['PaymentMethodSetup']['status'][] = ['succeeded'];
  /** Invoices that can be read one by one; those of changes are added. */
  invoices: readonly InvoiceListItem[] = ordinaryInvoices;
  /** Minor units that each seat costs more than plans say, as after a rise of prices. */
  surcharge = 0;
  /** Milliseconds that a preview is valid. */
  previewLife = 15 * 60_000;
  refusals: SubscriptionRefusals = {};
  quotes = new QuoteBook();

  readonly #versions = new Map<string, number>();
  readonly #previews = new Map<string, Schemas['ChangePreview']>();
  #reads = { payment: 0, setUp: 0 };

  constructor(fixture: SubscriptionAccountFixture = {}) {
    Object.assign(this, fixture);
  }

  /** Somebody else has changed a resource: entity tags that were read before no longer match. */
  touch(resource: string): void {
    this.#versions.set(resource, this.#version(resource) + 1);
  }

  /** Somebody else has changed the billing details. */
  changeDetails(more: Partial<Schemas['BillingDetails']>): void {
    this.details = { ...this.details, ...more };
    this.touch('details');
  }

  /** Answers a request, as the server would. */
  readonly answer: RequestHandler = async (request) => {
    request.signal.throwIfAborted();
    const { pathname } = new URL(request.url);
    const [, , slice = '', id, part] = pathname.split('/').map(decodeURIComponent);
    switch (slice) {
      case 'subscriptions':
        return id === undefined
          ? (this.#refused('list') ?? pageOf(this.subscriptions, new URL(request.url).searchParams))
          : this.#subscription(request, id, part);
      case 'invoices':
        return invoiceReply(this.invoices, id);
      case 'renewal-quotes':
        return this.quotes.answer(request, this.#quoteAccount);
      case 'payment-methods':
        return this.#paymentMethod(request, id, part);
      case 'payment-method-setups':
        return this.#setUp(request, id);
      case 'payments':
        return request.method === 'POST' ? this.#pay((await request.json()) as PaymentRequest) : this.#readPayment(id);
      case 'billing-details':
        return this.#billingDetails(request);
      case 'tax-id-checks':
        return this.#taxId((await request.json()) as Schemas['TaxIdCheckRequest']);
      case 'address-formats':
        return this.#addressFormat(id);
      default:
        return problemReply(404, 'not_found');
    }
  };

  #refused(operation: SubscriptionOperation): Response | undefined {
    const refusal = this.refusals[operation];
    return refusal && problemReply(...refusal);
  }

  #version(resource: string): number {
    return this.#versions.get(resource) ?? 1;
  }

  #tagged(resource: string, body: unknown): Response {
    return Response.json(body, { headers: { ETag: `"${String(this.#version(resource))}"` } });
  }

  /** Why a write that names a version is refused; undefined when the version is the current one. */
  #outdated(request: Request, resource: string): Response | undefined {
    const named = request.headers.get('If-Match');
    if (named === null) return problemReply(428, 'precondition_required');
    return named === `"${String(this.#version(resource))}"` ? undefined : problemReply(412, 'precondition_failed');
  }

  async #subscription(request: Request, id: string, part: string | undefined): Promise<Response> {
    const subscription = this.subscriptions.find((one) => one.id === id);
    if (!subscription) return problemReply(404, 'not_found');
    const { method } = request;
    switch (part) {
      case undefined:
        return this.#refused('get') ?? this.#tagged(id, subscription);
      case 'options':
        return this.#refused('options') ?? Response.json(optionsOf(subscription));
      case 'change-previews':
        return (
          this.#refused('preview') ?? this.#preview(subscription, (await request.json()) as Schemas['ChangeRequest'])
        );
      case 'changes':
        return this.#refused('confirm') ?? this.#confirm(subscription, (await request.json()) as { previewId: string });
      case 'scheduled-change':
        return this.#write(request, 'undoChange', subscription, { scheduledChange: null });
      case 'auto-renewal': {
        const { enabled } = (await request.json()) as Schemas['AutoRenewal'];
        return this.#write(request, 'autoRenewal', subscription, {
          autoRenew: enabled,
          nextRenewal: enabled ? { on: dayAfter(subscription.term.end), expected: subscription.price } : null,
        });
      }
      case 'cancellation': {
        if (method === 'DELETE') {
          const renewing = { status: 'active' as const, cancellation: null, autoRenew: true };
          const nextRenewal = { on: dayAfter(subscription.term.end), expected: subscription.price };
          return this.#write(request, 'undoCancellation', subscription, { ...renewing, nextRenewal });
        }
        const asked = (await request.json()) as Schemas['CancellationRequest'];
        if (/\0|\p{Surrogate}/u.test(asked.comment ?? '')) return fieldProblemReply([unkeptComment]);
        const given = { reason: asked.reason, comment: asked.comment ?? null, effectiveOn: subscription.term.end };
        return this.#write(request, 'cancel', subscription, {
          status: 'cancels_at_term_end',
          autoRenew: false,
          nextRenewal: null,
          cancellation: { ...cancellation, ...given },
        });
      }
      case 'renewal-options':
      case 'renewal-previews':
        return this.quotes.answerFor(subscription, request, part);
      case 'notice-calendar':
        return this.#refused('noticeCalendar') ?? calendarReply();
      default:
        return problemReply(404, 'not_found');
    }
  }

  #write(
    request: Request,
    operation: SubscriptionOperation,
    subscription: Subscription,
    change: Partial<Subscription>,
  ): Response {
    const refusal = this.#refused(operation) ?? this.#outdated(request, subscription.id);
    if (refusal) return refusal;
    return this.#tagged(subscription.id, this.#change(subscription, change));
  }

  #change(subscription: Subscription, change: Partial<Subscription>): Subscription {
    const changed = { ...subscription, ...change };
    this.subscriptions = this.subscriptions.map((one) => (one.id === changed.id ? changed : one));
    this.touch(changed.id);
    return changed;
  }

  readonly #quoteAccount: QuoteAccount = {
    subscription: (id) => this.subscriptions.find((one) => one.id === id),
    change: (subscription, change) => this.#change(subscription, change),
    issue: (total) => {
      const issued = changeInvoice(total);
      this.invoices = [issued, ...this.invoices];
      return issued.id;
    },
  };

  #preview(subscription: Subscription, { seats, planId }: Schemas['ChangeRequest']): Response {
    const plan = optionsOf(subscription).plans.find(({ id }) => id === (planId ?? subscription.plan.id));
    const wanted = seats ?? subscription.seats.bought;
    if (!plan) return problemReply(422, 'option_not_available');
    if (wanted === subscription.seats.bought && plan.id === subscription.plan.id) {
      return problemReply(422, 'option_not_available');
    }
    const { perSeat, flat } = plan;
    const monthly = wanted * (perSeat.amount + this.surcharge) + flat.amount;
    const before = subscription.seats.bought * seatPrice;
    const isDown = plan.direction === 'downgrade' || wanted < subscription.seats.bought;
    const line = (kind: 'credit' | 'charge', of: Schemas['NamedItem'], count: number, net: number) => ({
      kind,
      part: 'seats' as const,
      description: `${kind === 'credit' ? 'Unused' : 'Remaining'} time: ${String(count)} seats, Studio ${of.name}`,
      plan: { id: of.id, name: of.name },
      seats: count,
      period: { start: '2026-11-16', end: '2026-11-30' },
      days: 15,
      daysInPeriod: 30,
      net: { amount: Math.round(net / 2), currency: 'EUR' },
    });
    const lines = isDown
      ? []
      : [line('credit', subscription.plan, subscription.seats.bought, -before), line('charge', plan, wanted, monthly)];
    const total = taxedAmount(lines.reduce((sum, { net }) => sum + net.amount, 0));
    const storage = subscription.addOns.reduce((sum, { price, quantity }) => sum + price.amount * quantity, 0);
    const preview: Schemas['ChangePreview'] = {
      id: `prv_${String(this.#previews.size + 1)}`,
      expiresAt: new Date(Date.now() + this.previewLife).toISOString(),
      effective: isDown ? 'at_term_end' : 'at_once',
      effectiveOn: isDown ? dayAfter(subscription.term.end) : '2026-11-22',
      seats: wanted,
      plan: { id: plan.id, name: plan.name },
      lines,
      taxes: isDown ? [] : [{ category: { code: 'S', rate: '20' }, base: total.net, amount: total.tax }],
      total,
      dueToday: total.gross,
      nextRenewal: { on: dayAfter(subscription.term.end), expected: taxedAmount(monthly + storage) },
    };
    this.#previews.set(preview.id, preview);
    return Response.json(preview, { status: 201 });
  }

  #confirm(subscription: Subscription, { previewId }: { previewId: string }): Response {
    const preview = this.#previews.get(previewId);
    if (!preview) return problemReply(404, 'not_found');
    if (Date.parse(preview.expiresAt) <= Date.now()) return problemReply(410, 'preview_expired');
    const { seats, plan, nextRenewal } = preview;
    const status = preview.effective === 'at_term_end' ? 'scheduled' : this.changeOutcome;
    const after =
      status === 'scheduled'
        ? this.#change(subscription, {
            nextRenewal,
            scheduledChange: {
              id: 'chg_1',
              effectiveOn: preview.effectiveOn,
              seats,
              plan,
              requestedBy: cancellation.requestedBy,
              requestedAt: '2026-11-22T09:00:00Z',
            },
          })
        : status === 'applied'
          ? this.#change(subscription, {
              nextRenewal,
              seats: { ...subscription.seats, bought: seats },
              plan: { ...subscription.plan, ...plan },
            })
          : subscription;
    const isCharged = status !== 'scheduled' && subscription.paymentMethod !== null;
    if (status === 'applied' && !isCharged) this.invoices = [changeInvoice(preview.dueToday.amount), ...this.invoices];
    const change: Schemas['SubscriptionChange'] = {
      id: 'chg_1',
      status,
      subscription: after,
      invoiceId: status === 'applied' ? changeInvoice(0).id : null,
      payment: isCharged ? this.#payment(status === 'applied' ? 'succeeded' : 'pending', preview.dueToday) : null,
    };
    return Response.json(change, { status: 201 });
  }

  #pay({ invoiceIds }: PaymentRequest): Response {
    const chosen = this.invoices.filter(({ id }) => invoiceIds.includes(id));
    return this.#refused('pay') ?? Response.json(paymentOf(chosen, 'pending', 'pay_invoice'), { status: 201 });
  }

  #readPayment(id: string | undefined): Response {
    const status = this.payments[Math.min(this.#reads.payment++, this.payments.length - 1)] ?? 'succeeded';
    return Response.json(this.#payment(status, undefined, id));
  }

  #payment(
    status: PaymentStatus,
    amount: Schemas['Money'] = { amount: 7500, currency: 'EUR' },
    id = 'pay_change',
  ): Payment {
    return { ...paymentOf([changeInvoice(amount.amount)], status, id), amount };
  }

  #paymentMethod(request: Request, id: string | undefined, part: string | undefined): Response {
    if (id === undefined) return this.#refused('methods') ?? pageOf(this.paymentMethods);
    const method = this.paymentMethods.find((one) => one.id === id);
    if (!method) return problemReply(404, 'not_found');
    if (part === 'default') {
      const refusal = this.#refused('makeDefault');
      if (refusal) return refusal;
      this.paymentMethods = this.paymentMethods.map((one) => ({ ...one, default: one.id === id }));
      return Response.json({ ...method, default: true });
    }
    const isLast = this.paymentMethods.length === 1 && method.subscriptionIds.length > 0;
    const refusal = this.#refused('removeMethod') ?? (isLast ? problemReply(409, 'payment_method_in_use') : undefined);
    if (refusal) return refusal;
    const left = this.paymentMethods.filter((one) => one.id !== id);
    this.paymentMethods = left.map((one, index) => (method.default && index === 0 ? { ...one, default: true } : one));
    return new Response(null, { status: request.method === 'DELETE' ? 204 : 200 });
  }

  #setUp(request: Request, id: string | undefined): Response {
    const refusal = this.#refused('setUp');
    if (refusal) return refusal;
    const isNew = id === undefined;
    const status = isNew
      ? 'pending'
      : (this.setUps[Math.min(this.#reads.setUp++, this.setUps.length - 1)] ?? 'succeeded');
    const setUp: Schemas['PaymentMethodSetup'] = {
      id: id ?? 'set_1',
      status,
      redirectUrl: status === 'pending' ? `${origin}/setup/set_1` : null,
      paymentMethodId: status === 'succeeded' ? 'pm_new' : null,
      failureReason: status === 'failed' ? 'authentication_failed' : null,
      createdAt: '2026-11-22T09:00:00Z',
      expiresAt: '2099-01-01T00:00:00Z',
    };
    if (status === 'succeeded' && !this.paymentMethods.some((one) => one.id === 'pm_new')) {
      const added = paymentMethodOf({ id: 'pm_new', brand: 'mastercard', lastDigits: '4444' });
      this.paymentMethods = [added, ...this.paymentMethods.map((one) => ({ ...one, default: false }))];
    }
    return Response.json(setUp, { status: isNew && request.method === 'POST' ? 201 : 200 });
  }

  async #billingDetails(request: Request): Promise<Response> {
    if (request.method === 'GET') return this.#refused('details') ?? this.#tagged('details', this.details);
    const refusal = this.#refused('updateDetails') ?? this.#outdated(request, 'details');
    if (refusal) return refusal;
    if (this.fieldProblems.length > 0) return fieldProblemReply(this.fieldProblems);
    const input = (await request.json()) as Schemas['BillingDetailsInput'];
    const taxIdCheck = input.taxId === null ? null : this.#checked(input.taxId, input.address.country);
    this.changeDetails({ ...input, taxIdCheck, updatedAt: '2026-11-22T09:00:00Z' });
    return this.#tagged('details', this.details);
  }

  #taxId({ value, country }: Schemas['TaxIdCheckRequest']): Response {
    return this.#refused('checkTaxId') ?? Response.json(this.#checked(value, country));
  }

  #checked(value: string, country: string): Schemas['TaxIdCheck'] {
    const plain = value.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
    const registeredName = this.taxIdStatus === 'valid' ? 'ATELIERS LUMEN & FILS' : null;
    return { value: plain, country, status: this.taxIdStatus, registeredName, checkedAt: '2026-11-22T09:00:00Z' };
  }

  #addressFormat(country: string | undefined): Response {
    const refusal = this.#refused('addressFormat');
    if (refusal) return refusal;
    if (country === undefined) return Response.json({ countries: addressFormats.map((one) => one.country) });
    const format = addressFormats.find((one) => one.country === country);
    return format ? Response.json(format) : problemReply(404, 'not_found');
  }
}

function pageOf(all: readonly unknown[], query = new URLSearchParams()): Response {
  const start = Number(query.get('cursor')?.replace('after-', '') ?? 0);
  const end = start + Number(query.get('limit') ?? 25);
  const nextCursor = end < all.length ? `after-${String(end)}` : null;
  return Response.json({ items: all.slice(start, end), nextCursor, total: all.length });
}

function invoiceReply(invoices: readonly InvoiceListItem[], id: string | undefined): Response {
  const found = invoices.find((one) => one.id === id);
  return found ? Response.json(invoiceBehind(found)) : problemReply(404, 'not_found');
}

/** The invoice that a change leads to. */
function changeInvoice(total: number): InvoiceListItem {
  return invoice({ number: 'LU-2026-0121', status: 'open', issueDate: '2026-11-22', total });
}

function calendarReply(): Response {
  const headers = {
    'Content-Type': 'text/calendar',
    'Content-Disposition': 'attachment; filename="studio-notice.ics"',
  };
  return new Response('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', { headers });
}
