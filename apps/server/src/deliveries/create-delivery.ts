import type { Insertable, Kysely } from 'kysely';
import { actorOf, recordActivity } from '../activity/record-activity.ts';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { promiseDocuments } from './promised-files.ts';
import { readRecipients, type Recipient } from './recipients.ts';
import { findBlocked } from './sending-limits.ts';
import type { DeliveryContext } from './service.ts';
import { insertDelivery, selectDelivery } from './store.ts';
import type { DeliveryRecipientTable } from './tables.ts';

type Sender = Pick<SessionIdentity, 'customerId' | 'actor' | 'locale'>;

/** Keeps the mail that a user sends and queues one message per recipient. */
export async function createDelivery(
  context: DeliveryContext,
  sender: Sender,
  request: Schemas['InvoiceDeliveryRequest'],
  transaction: Kysely<Tables>,
): Promise<Schemas['Delivery']> {
  const { invoices, customers, settings, clock, outside } = context;
  const { customerId } = sender;
  if (!outside.mail) throw new ProblemError('feature_disabled', 'No mail server is connected: SMTP_URL is not set.');
  const recipients = readRecipients(request.recipients);
  const found: Schemas['Invoice'][] = [];
  for (const id of request.invoiceIds) found.push(await invoices.getInvoice(customerId, id, transaction));
  const now = clock();
  const blocked = await findBlocked(transaction, customerId, recipients, settings.limits, now);
  const customer = await customers.findCustomer({ id: customerId }, transaction);
  const id = await keepDelivery(context, transaction, {
    customerId,
    invoices: found,
    recipients,
    blocked,
    attachments: request.attachments ?? ['pdf'],
    locale: request.locale ?? sender.locale ?? customer.locale,
    message: request.message?.trim() || null,
    createdBy: actorOf(sender),
    now,
  });
  const stored = await selectDelivery(transaction, customerId, id);
  if (!stored) throw new Error('A delivery that was just added is not there.');
  return stored;
}

/** A mail to be kept, with all that decides what it says and who gets it. */
export interface NewDelivery {
  customerId: string;
  invoices: readonly Schemas['Invoice'][];
  recipients: readonly Recipient[];
  /** Those that have had enough mail for now, by folded address: the delivery says so, and nothing is sent to them. */
  blocked: ReadonlySet<string>;
  attachments: readonly Schemas['DeliveryAttachment'][];
  locale: string;
  message: string | null;
  createdBy: Schemas['PersonReference'];
  now: Date;
}

/** Keeps a mail, queues its messages and tells of it. @returns its id */
export async function keepDelivery(
  context: DeliveryContext,
  transaction: Kysely<Tables>,
  wanted: NewDelivery,
): Promise<string> {
  const { customerId, invoices, recipients, blocked, now } = wanted;
  const id = newId('del', now);
  const reached = recipients.filter(({ folded }) => !blocked.has(folded));
  const status = reached.length === 0 ? 'completed' : 'queued';
  const delivery = {
    id,
    customer_id: customerId,
    status: status as DeliveryStatus,
    documents: JSON.stringify(promiseDocuments(invoices, wanted.attachments)),
    locale: wanted.locale,
    message: wanted.message,
    created_by: JSON.stringify(wanted.createdBy),
    created_at: now,
    completed_at: reached.length === 0 ? now : null,
  };
  const rows = recipients.map((recipient) => newRecipient(recipient, blocked.has(recipient.folded), now));
  await insertDelivery(
    transaction,
    delivery,
    invoices.map((invoice) => invoice.id),
    rows.map((row, position) => ({ ...row, position, delivery_id: id, customer_id: customerId })),
  );
  await queueMessages(context, id, rows, transaction);
  if (reached.length > 0) await tellOfDelivery(wanted, reached, transaction);
  await publishEvent(transaction, customerId, { type: 'delivery.changed', data: { deliveryId: id, status } }, now);
  return id;
}

type DeliveryStatus = Schemas['Delivery']['status'];

type NewRecipient = Omit<Insertable<DeliveryRecipientTable>, 'position' | 'delivery_id' | 'customer_id'>;

function newRecipient({ address, folded }: Recipient, isBlocked: boolean, now: Date): NewRecipient {
  return {
    email: address,
    email_folded: folded,
    status: isBlocked ? 'failed' : 'queued',
    attempts: 0,
    reason: isBlocked ? 'blocked_by_limit' : null,
    server_reply: null,
    handed_over_at: null,
    sent_at: null,
    next_attempt_at: null,
    changed_at: now,
    created_at: now,
  };
}

async function queueMessages(
  { jobs, settings, clock }: DeliveryContext,
  deliveryId: string,
  rows: readonly NewRecipient[],
  transaction: Kysely<Tables>,
): Promise<void> {
  for (const [position, { status }] of rows.entries()) {
    if (status === 'queued') await jobs.add(transaction, 'deliver_message', { deliveryId, position });
  }
  const startAfter = new Date(clock().getTime() + settings.lostAfter);
  await jobs.add(transaction, 'look_after_deliveries', {}, { key: 'look after', startAfter });
}

async function tellOfDelivery(
  { customerId, invoices, createdBy, now }: NewDelivery,
  recipients: readonly Recipient[],
  transaction: Kysely<Tables>,
): Promise<void> {
  for (const { id, number, total } of invoices) {
    const entry = {
      customerId,
      action: 'invoice_sent' as const,
      actor: createdBy,
      subject: { type: 'invoice' as const, id, label: number },
      amount: total,
      recipients: recipients.map(({ address }) => address),
    };
    await recordActivity(transaction, entry, now);
  }
}
