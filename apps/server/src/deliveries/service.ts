import type { Kysely } from 'kysely';
import addressparser from 'nodemailer/lib/addressparser';
import { createCursors } from '../database/cursors.ts';
import { pageByIds, type PageQuery } from '../database/pages.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { readAddress } from '../mail/address.ts';
import { createMailer } from '../mail/mailer.ts';
import { quoteOf } from '../renewal-quotes/known-quotes.ts';
import type { ServiceContext } from '../services.ts';
import { StartError } from '../start-error.ts';
import { createDelivery, createQuoteDelivery } from './create-delivery.ts';
import { deliverMessage, type Sending } from './deliver-message.ts';
import { loadMail } from './load-mail.ts';
import { LoadedMails } from './loaded-mails.ts';
import { lookAfterDeliveries } from './look-after-deliveries.ts';
import { mailNewInvoice, type MailNewInvoice } from './mail-new-invoice.ts';
import { usualDeliverySettings, type DeliverySettings } from './settings.ts';
import { selectDeliveries, selectDelivery, type Carrying } from './store.ts';

/** Everything that a customer sees is asked for with the customer's id; another customer's delivery is `not_found`. */
export interface DeliveryService {
  /**
   * Queues invoices as a mail, one message per recipient. It goes out when the transaction has committed.
   *
   * @throws ProblemError validation_failed, not_found (invoice), sending_limit_reached, feature_disabled
   */
  createDelivery(
    sender: Pick<SessionIdentity, 'customerId' | 'actor' | 'locale'>,
    request: Schemas['InvoiceDeliveryRequest'],
    transaction: Kysely<Tables>,
  ): Promise<Schemas['Delivery']>;
  /**
   * Queues a renewal quote as a mail, one message per recipient. Its newest document goes along, also when another one is
   * made before the mail goes out.
   *
   * @throws ProblemError validation_failed, not_found, file_not_ready, quote_expired, quote_superseded, invalid_state,
   *   sending_limit_reached, feature_disabled
   */
  createQuoteDelivery(
    sender: Pick<SessionIdentity, 'customerId' | 'actor' | 'locale'>,
    quoteId: string,
    request: Schemas['QuoteDeliveryRequest'],
    transaction: Kysely<Tables>,
  ): Promise<Schemas['Delivery']>;
  /** Queues a new invoice to its recipients, one message each. */
  mailNewInvoice: MailNewInvoice;
  /** A mail with invoices. @throws ProblemError not_found */
  getDelivery(customerId: string, id: string): Promise<Schemas['Delivery']>;
  /** Mails with invoices, newest first. @throws ProblemError invalid_cursor */
  listDeliveries(
    customerId: string,
    query?: PageQuery & { invoiceId?: string | undefined },
  ): Promise<Schemas['DeliveryPage']>;
  /** A mail with this quote. @throws ProblemError not_found */
  getQuoteDelivery(customerId: string, quoteId: string, id: string): Promise<Schemas['Delivery']>;
  /** Mails with this quote, newest first. @throws ProblemError not_found, invalid_cursor */
  listQuoteDeliveries(customerId: string, quoteId: string, query?: PageQuery): Promise<Schemas['DeliveryPage']>;
  /** Says what is done with this slice's jobs. */
  registerJobs(): void;
}

/** What the parts of the service work with. */
export interface DeliveryContext extends Pick<
  ServiceContext,
  'db' | 'clock' | 'jobs' | 'customers' | 'invoices' | 'outside' | 'onError'
> {
  settings: DeliverySettings;
}

/** Mails whose files are kept in memory while they are being sent. */
const mailsInMemory = 4;

/**
 * Sends documents by mail.
 *
 * @throws StartError when the sender of the settings is no mail address
 */
export function createDeliveryService(
  given: Omit<DeliveryContext, 'settings'>,
  settings: DeliverySettings = usualDeliverySettings,
): DeliveryService {
  const limits = given.outside.mail?.limits ?? settings.limits;
  const context: DeliveryContext = { ...given, settings: { ...settings, limits } };
  const { db, jobs, outside } = context;
  const cursors = createCursors(db);
  const sending = outside.mail && createSending(context, outside.mail);
  const get = async (customerId: string, id: string, carrying: Carrying): Promise<Schemas['Delivery']> => {
    const delivery = await selectDelivery(db, customerId, id, carrying);
    if (!delivery) throw new ProblemError('not_found', 'No such delivery.');
    return delivery;
  };
  const list = (customerId: string, carrying: Carrying, query: PageQuery): Promise<Schemas['DeliveryPage']> => {
    const { invoiceId = null, quoteId = null } = carrying;
    return pageByIds(cursors, ['deliveries', customerId, invoiceId, quoteId], query, (position) =>
      selectDeliveries(db, customerId, carrying, position),
    );
  };
  return {
    createDelivery: (sender, request, transaction) => createDelivery(context, sender, request, transaction),
    mailNewInvoice: (transaction, mail) => mailNewInvoice(context, transaction, mail),
    createQuoteDelivery: (sender, quoteId, request, transaction) =>
      createQuoteDelivery(context, sender, quoteId, request, transaction),
    getDelivery: (customerId, id) => get(customerId, id, {}),
    listDeliveries: (customerId, { invoiceId, ...query } = {}) => list(customerId, { invoiceId }, query),
    getQuoteDelivery: (customerId, quoteId, id) => get(customerId, id, { quoteId }),
    async listQuoteDeliveries(customerId, quoteId, query = {}) {
      if (!(await quoteOf(db, quoteId, customerId))) throw new ProblemError('not_found', 'No such quote.');
      return list(customerId, { quoteId }, query);
    },
    registerJobs() {
      jobs.work('look_after_deliveries', () => lookAfterDeliveries(context));
      if (!sending) return;
      const { concurrency } = settings;
      jobs.work('deliver_message', (key, { signal }) => deliverMessage(context, sending, key, signal), { concurrency });
    },
  };
}

function createSending(context: DeliveryContext, { url, from }: { url: string; from: string }): Sending {
  const [sender, ...more] = addressparser(from, { flatten: true });
  const read = readAddress(more.length === 0 ? (sender?.address ?? '') : from);
  if (typeof read === 'string') {
    throw new StartError(`MAIL_FROM is ${JSON.stringify(from)}: set it to an address such as billing@seller.example.`);
  }
  return {
    mailer: createMailer({ url, patience: context.settings.patience }),
    from: read.address,
    mails: new LoadedMails((delivery) => loadMail(context, delivery), mailsInMemory),
  };
}
