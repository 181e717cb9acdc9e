import type {
  BillingClient,
  ChangePreview,
  ChangeRequest,
  Invoice,
  PlanOption,
  Subscription,
  SubscriptionChange,
  SubscriptionOptions,
} from '@portico/client';
import { reportable, type Failure } from '../../../controllers/failure.js';
import { parseSeats, seatsProblem, type SeatsProblem } from '../../seats-and-plan/seat-rules.js';

/** What became of a confirmed change. */
export interface ChangeOutcome {
  change: SubscriptionChange;
  preview: ChangePreview;
  /** The invoice of the change, once it is known. */
  invoice: Invoice | undefined;
}

/** What is chosen. */
export interface ChangeForm {
  /** As it was when the dialog was opened. */
  subscription: Subscription;
  /** Undefined until they were read. */
  options: SubscriptionOptions | undefined;
  /** As typed. */
  seats: string;
  planId: string;
  /** Why the options could not be read. */
  failure: Failure | undefined;
  outcome: ChangeOutcome | undefined;
  announcement: string;
}

/** What is chosen at first: what there is. */
export function formFor(subscription: Subscription): ChangeForm {
  return {
    subscription,
    options: undefined,
    seats: String(subscription.seats.bought),
    planId: subscription.plan.id,
    failure: undefined,
    outcome: undefined,
    announcement: '',
  };
}

/** The plan that is chosen; undefined while the plans are read. */
export function planOf({ options, planId }: ChangeForm): PlanOption | undefined {
  return options?.plans.find(({ id }) => id === planId);
}

/** What is wrong with the seats; undefined when nothing is. */
export function problemOf(form: ChangeForm): SeatsProblem | undefined {
  const plan = planOf(form);
  return plan && form.options && seatsProblem(form.seats, plan, form.options);
}

/** Whether what is chosen is what there is already. */
export function isUnchanged({ seats, planId }: ChangeForm, { seats: held, plan }: Subscription): boolean {
  return parseSeats(seats) === held.bought && planId === plan.id;
}

/** What is to be changed: what is left out stays as it is. */
export function changeOf(form: ChangeForm, { seats: held, plan }: Subscription): ChangeRequest {
  const seats = parseSeats(form.seats) ?? held.bought;
  return {
    ...(seats === held.bought ? {} : { seats }),
    ...(form.planId === plan.id ? {} : { planId: form.planId }),
  };
}

/** The invoice of a change that is to be paid by hand. The outcome is as good without it. */
export async function invoiceOf(
  client: BillingClient | undefined,
  { invoiceId, payment }: SubscriptionChange,
): Promise<Invoice | undefined> {
  if (invoiceId === null || payment) return undefined;
  try {
    return await client?.invoices.get(invoiceId);
  } catch (cause) {
    if (!reportable(cause)) throw cause;
    return undefined;
  }
}
