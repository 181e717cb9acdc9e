import type { Schemas } from '../http/operations.ts';

/** What the customer is asked for at the provider's page. */
export interface CheckoutRequest {
  /** Our id; the provider gives it back, and does the same request twice only once. */
  reference: string;
  /** `payment` charges now, `setup` keeps the means of payment for later. */
  mode: 'payment' | 'setup';
  /** What is charged; undefined for `setup`. */
  amount: Schemas['Money'] | undefined;
  /** One line for the page and the statement, in the customer's language. */
  description: string;
  lines: readonly { label: string; amount: Schemas['Money'] }[];
  customer: GatewayCustomer;
  /** A stored method that the bank wants the customer to confirm; undefined when the customer chooses one at the page. */
  methodId?: string | undefined;
  /** BCP 47 tag of the page. */
  locale: string;
  /** Where the browser goes in the end, whatever the outcome. */
  returnUrl: string;
  expiresAt: Date;
}

export interface GatewayCustomer {
  id: string;
  name: string;
  /** What the provider calls the customer; null where it keeps no customers, or nothing was stored for this one. */
  providerId: string | null;
}

export type CheckoutStatus = 'open' | 'processing' | 'succeeded' | 'failed' | 'expired' | 'cancelled';

/** A checkout as the provider knows it now. */
export interface Checkout {
  id: string;
  /** Our id, as we gave it. */
  reference: string;
  mode: CheckoutRequest['mode'];
  status: CheckoutStatus;
  /** The page to send the browser to; null when there is nothing more to do there. */
  url: string | null;
  /** What has arrived, for `succeeded`. */
  received: Schemas['Money'] | null;
  means: Schemas['PaymentMeans'] | null;
  failureReason: Schemas['PaymentFailureReason'] | null;
  /** What was stored, for a `setup` that `succeeded`. */
  method: GatewayMethod | null;
}

/** A card or mandate that the provider keeps. */
export type GatewayMethod = Schemas['PaymentMeans'] & {
  /** The provider's id. */
  id: string;
  holder: string | null;
  expiry: Schemas['ExpiryMonth'] | null;
};

/** A charge of a stored method while the customer is away. */
export interface ChargeRequest {
  /** Our id; the provider charges once for it, however often it is asked within a day. */
  reference: string;
  /** The provider's id of the method. */
  methodId: string;
  customer: GatewayCustomer;
  amount: Schemas['Money'];
  /** One line for the statement, in the customer's language. */
  description: string;
  /** BCP 47 tag. */
  locale: string;
}

/** `needs_customer`: the bank wants to ask the customer first; nothing was charged. */
export type ChargeStatus = 'succeeded' | 'declined' | 'needs_customer' | 'processing';

/** A charge as the provider knows it now. */
export interface Charge {
  /** The provider's id; null when it would not begin one. */
  id: string | null;
  /** Our id, as we gave it. */
  reference: string;
  status: ChargeStatus;
  /** What has arrived, for `succeeded`. */
  received: Schemas['Money'] | null;
  means: Schemas['PaymentMeans'] | null;
  /** For `declined`. */
  failureReason: Schemas['PaymentFailureReason'] | null;
}

/** A charge whose answer was never heard. */
export interface ChargeQuestion {
  reference: string;
  customer: GatewayCustomer;
  /** It was not asked for before. */
  since: Date;
}

/** An event whose signature is good. Only its id and what it is about are taken from it. */
export interface GatewayEvent {
  id: string;
  /** Both null when it is about nothing that we have started. */
  checkoutId: string | null;
  chargeId: string | null;
}

/** Headers of a request, names in lower case. */
export type WebhookHeaders = Readonly<Record<string, string | undefined>>;

/** The provider could not be asked; trying again may help. */
export class GatewayUnavailable extends Error {
  override readonly name = 'GatewayUnavailable';
}

/** A payment provider. Nothing is believed of an event: the checkout is read again. */
export interface PaymentGateway {
  readonly provider: Schemas['PaymentProvider'];
  /** @throws GatewayUnavailable */
  createCheckout(request: CheckoutRequest): Promise<Checkout>;
  /** @throws GatewayUnavailable */
  readCheckout(checkoutId: string): Promise<Checkout>;
  /** Closes the page, unless money is on its way. @throws GatewayUnavailable */
  expireCheckout(checkoutId: string): Promise<Checkout>;
  /** Has the provider keep a customer. @returns its id, or null where it keeps none @throws GatewayUnavailable */
  createCustomer(customer: { id: string; name: string }): Promise<string | null>;
  /** @throws GatewayUnavailable when it is not known whether it was charged */
  chargeMethod(request: ChargeRequest): Promise<Charge>;
  /** @throws GatewayUnavailable */
  readCharge(chargeId: string): Promise<Charge>;
  /** Undefined when the provider never heard of it. @throws GatewayUnavailable */
  findCharge(question: ChargeQuestion): Promise<Charge | undefined>;
  /** Has the provider forget a stored method; one that it does not know is forgotten already. @throws GatewayUnavailable */
  removeMethod(methodId: string): Promise<void>;
  /** Undefined when the signature is not good. */
  verifyEvent(body: Buffer, headers: WebhookHeaders, now: Date): GatewayEvent | undefined;
}
