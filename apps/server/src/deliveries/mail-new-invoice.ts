import type { Kysely } from 'kysely';
import { systemActor } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import { ProblemError } from '../http/problem.ts';
import { readAddress } from '../mail/address.ts';
import { carryInvoices } from './carried.ts';
import { keepDelivery } from './create-delivery.ts';
import { readRecipients, type Recipient } from './recipients.ts';
import { findBlocked } from './sending-limits.ts';
import type { DeliveryContext } from './service.ts';

/** A new invoice, and who is to get it. */
export interface InvoiceMail {
  customerId: string;
  invoiceId: string;
  /** Mail addresses; what is none is passed over. */
  recipients: readonly string[];
  now: Date;
}

/**
 * Queues a new invoice to its recipients, one message each, in the customer's language. A recipient that has had enough
 * mail is kept with the delivery as blocked. Without recipients or without a mail server nothing is kept.
 *
 * @returns the id of the delivery, if there is one
 */
export type MailNewInvoice = (transaction: Kysely<Tables>, mail: InvoiceMail) => Promise<string | undefined>;

/** See `MailNewInvoice`. */
export async function mailNewInvoice(
  context: DeliveryContext,
  transaction: Kysely<Tables>,
  { customerId, invoiceId, recipients: texts, now }: InvoiceMail,
): Promise<string | undefined> {
  const recipients = readRecipients(texts.filter((text) => typeof readAddress(text) !== 'string'));
  if (!context.outside.mail || recipients.length === 0) return undefined;
  const customer = await context.customers.findCustomer({ id: customerId }, transaction);
  const invoice = await context.invoices.getInvoice(customerId, invoiceId, transaction);
  return keepDelivery(context, transaction, {
    customerId,
    carried: carryInvoices([invoice], ['pdf']),
    recipients,
    blocked: await blockedOf(context, transaction, customerId, recipients, now),
    locale: customer.locale,
    message: null,
    createdBy: systemActor,
    now,
  });
}

/** Nobody waits for an answer here: what a person would be refused is kept with the delivery. */
async function blockedOf(
  { settings }: DeliveryContext,
  transaction: Kysely<Tables>,
  customerId: string,
  recipients: readonly Recipient[],
  now: Date,
): Promise<ReadonlySet<string>> {
  try {
    return await findBlocked(transaction, customerId, recipients, settings.limits, now);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'sending_limit_reached') throw error;
    return new Set(recipients.map(({ folded }) => folded));
  }
}
