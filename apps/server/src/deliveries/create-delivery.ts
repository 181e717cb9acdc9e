import type { Insertable, Kysely } from 'kysely';
import { actorOf, recordActivity } from '../activity/record-activity.ts';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { carryInvoices, carryQuote, type Carried } from './carried.ts';
import { quoteToSend } from './quote-to-send.ts';
import { readRecipients, type Recipient } from './recipients.ts';
import { findBlocked } from './sending-limits.ts';
import type { DeliveryContext } from './service.ts';
import { insertDelivery, selectDelivery } from './store.ts';
import type { DeliveryRecipientTable } from './tables.ts';

type Sender = Pick<SessionIdentity, 'customerId' | 'actor' | 'locale'>;

type Request = Pick<Schemas['InvoiceDeliveryRequest'], 'recipients' | 'locale' | 'message'>;

/** Keeps a mail with invoices that a user sends and queues one message per recipient. */
export async function createDelivery(
  context: DeliveryContext,
  sender: Sender,
  request: Schemas['InvoiceDeliveryRequest'],
  transaction: Kysely<Tables>,
): Promise<Schemas['Delivery']> {
  return sendDocuments(context, sender, request, transaction, async () => {
    const found: Schemas['Invoice'][] = [];
    for (const id of request.invoiceIds) {
      found.push(await context.invoices.getInvoice(sender.customerId, id, transaction));
    }
    return carryInvoices(found, request.attachments ?? ['pdf']);
  });
}

/** Keeps a mail with a renewal quote that a user sends and queues one message per recipient. */
export async function createQuoteDelivery(
  context: DeliveryContext,
  sender: Sender,
  quoteId: string,
  request: Schemas['QuoteDeliveryRequest'],
  transaction: Kysely<Tables>,
): Promise<Schemas['Delivery']> {
  return sendDocuments(context, sender, request, transaction, async () =>
    carryQuote(await quoteToSend(transaction, sender.customerId, quoteId, context.clock())),
  );
}

async function sendDocuments(
  context: DeliveryContext,
  sender: Sender,
  request: Request,
  transaction: Kysely<Tables>,
  find: () => Promise<Carried>,
): Promise<Schemas['Delivery']> {
  const { customers, settings, clock, outside } = context;
  const { customerId } = sender;
  if (!outside.mail) throw new ProblemError('feature_disabled', 'No mail server is connected: SMTP_URL is not set.');
  const recipients = readRecipients(request.recipients);
  const carried = await find();
  const now = clock();
  const blocked = await findBlocked(transaction, customerId, recipients, settings.limits, now);
  const customer = await customers.findCustomer({ id: customerId }, transaction);
  const id = await keepDelivery(context, transaction, {
    customerId,
    carried,
    recipients,
    blocked,
    locale: request.locale ?? sender.locale ?? customer.locale,
    message: request.message?.trim() || null,
    createdBy: actorOf(sender),
    now,
  });
  const stored = await selectDelivery(transaction, customerId, id, { quoteId: quoteIdOf(carried) });
  if (!stored) throw new Error('A delivery that was just added is not there.');
  return stored;
}

/** A mail to be kept, with all that decides what it says and who gets it. */
export interface NewDelivery {
  customerId: string;
  carried: Carried;
  recipients: readonly Recipient[];
  /** Those that have had enough mail for now, by folded address: the delivery says so, and nothing is sent to them. */
  blocked: ReadonlySet<string>;
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
  const { customerId, carried, recipients, blocked, now } = wanted;
  const id = newId('del', now);
  const reached = recipients.filter(({ folded }) => !blocked.has(folded));
  const status = reached.length === 0 ? 'completed' : 'queued';
  const delivery = {
    id,
    customer_id: customerId,
    status: status as DeliveryStatus,
    documents: JSON.stringify(carried.documents),
    quote_id: quoteIdOf(carried) ?? null,
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
    carried.documents.filter(({ type }) => type === 'invoice').map((invoice) => invoice.id),
    rows.map((row, position) => ({ ...row, position, delivery_id: id, customer_id: customerId })),
  );
  await queueMessages(context, id, rows, transaction);
  if (reached.length > 0) await tellOfDelivery(wanted, reached, transaction);
  await publishEvent(transaction, customerId, { type: 'delivery.changed', data: { deliveryId: id, status } }, now);
  return id;
}

function quoteIdOf({ documents }: Carried): string | undefined {
  return documents.find(({ type }) => type === 'renewal_quote')?.id;
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
  { customerId, carried, createdBy, now }: NewDelivery,
  recipients: readonly Recipient[],
  transaction: Kysely<Tables>,
): Promise<void> {
  const addresses = recipients.map(({ address }) => address);
  for (const entry of carried.entries) {
    await recordActivity(transaction, { ...entry, customerId, actor: createdBy, recipients: addresses }, now);
  }
}
