import type { Kysely } from 'kysely';
import addressparser from 'nodemailer/lib/addressparser';
import { createCursors } from '../database/cursors.ts';
import { pageByIds, type PageQuery } from '../database/pages.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { readAddress } from '../mail/address.ts';
import { createMailer } from '../mail/mailer.ts';
import type { ServiceContext } from '../services.ts';
import { StartError } from '../start-error.ts';
import { createDelivery } from './create-delivery.ts';
import { deliverMessage, type Sending } from './deliver-message.ts';
import { loadMail, LoadedMails } from './load-mail.ts';
import { lookAfterDeliveries } from './look-after-deliveries.ts';
import { mailNewInvoice, type MailNewInvoice } from './mail-new-invoice.ts';
import { usualDeliverySettings, type DeliverySettings } from './settings.ts';
import { selectDeliveries, selectDelivery } from './store.ts';

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
  /** Queues a new invoice to its recipients, one message each. */
  mailNewInvoice: MailNewInvoice;
  /** @throws ProblemError not_found */
  getDelivery(customerId: string, id: string): Promise<Schemas['Delivery']>;
  /** Newest first. @throws ProblemError invalid_cursor */
  listDeliveries(
    customerId: string,
    query?: PageQuery & { invoiceId?: string | undefined },
  ): Promise<Schemas['DeliveryPage']>;
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
  return {
    createDelivery: (sender, request, transaction) => createDelivery(context, sender, request, transaction),
    mailNewInvoice: (transaction, mail) => mailNewInvoice(context, transaction, mail),
    async getDelivery(customerId, id) {
      const delivery = await selectDelivery(db, customerId, id);
      if (!delivery) throw new ProblemError('not_found', 'No such delivery.');
      return delivery;
    },
    listDeliveries: (customerId, { cursor, limit, invoiceId } = {}) =>
      pageByIds(cursors, ['deliveries', customerId, invoiceId ?? null], { cursor, limit }, (position) =>
        selectDeliveries(db, customerId, invoiceId, position),
      ),
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
