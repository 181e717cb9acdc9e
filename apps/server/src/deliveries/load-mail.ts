import { readAddress } from '../mail/address.ts';
import { usualBrand } from '../mail/brand.ts';
import { onOneLine } from '../mail/document-mail.ts';
import { writeInvoiceMail } from '../mail/invoice-mail.ts';
import type { Mail, MailAttachment } from '../mail/mailer.ts';
import type { DeliveryRow } from './presentation.ts';
import type { DeliveryContext } from './service.ts';

/** Everything of a mail but whom it goes to. */
export type LoadedMail = Pick<Mail, 'replyTo' | 'subject' | 'text' | 'html' | 'language' | 'attachments'> & {
  /** Name that the sender's address bears. */
  senderName: string;
};

/**
 * Reads the documents and their files and writes the mail. The same delivery gives the same mail.
 *
 * @returns undefined when the files are too large to go by mail
 */
export async function loadMail(context: DeliveryContext, delivery: DeliveryRow): Promise<LoadedMail | undefined> {
  const { customer_id: customerId, documents, locale, message, created_by: createdBy } = delivery;
  const customer = await context.customers.getCustomer(customerId);
  const invoices = [];
  const attachments: MailAttachment[] = [];
  let size = 0;
  for (const { id, files } of documents) {
    invoices.push((await context.invoices.getInvoice(customerId, id)).document);
    for (const { kind, filename } of files) {
      const { bytes, mediaType } = await context.invoices.getInvoiceFile(customerId, id, kind);
      size += bytes.length;
      if (size > context.settings.largestMail) return undefined;
      attachments.push({ filename, mediaType, bytes });
    }
  }
  const seller = invoices[0]?.seller;
  const senderName = onOneLine(seller?.tradingName ?? seller?.name ?? 'Portico');
  const contact = readAddress(seller?.contact?.email ?? '');
  const replyTo = typeof contact === 'string' ? null : contact.address;
  const written = writeInvoiceMail({
    locale,
    brand: usualBrand(senderName),
    sender: createdBy.kind === 'system' ? null : (createdBy.name ?? customer.party.name ?? senderName),
    customer: customer.party.name ?? '',
    message,
    contact: replyTo,
    invoices,
    fileCount: attachments.length,
  });
  return { ...written, attachments, senderName, replyTo };
}

/** Mails of the deliveries that are being sent: recipients of one delivery share the work of loading it. */
export class LoadedMails {
  readonly #load: (delivery: DeliveryRow) => Promise<LoadedMail | undefined>;
  readonly #recent = new Map<string, Promise<LoadedMail | undefined>>();
  readonly #capacity: number;

  constructor(load: (delivery: DeliveryRow) => Promise<LoadedMail | undefined>, capacity: number) {
    this.#load = load;
    this.#capacity = capacity;
  }

  get(delivery: DeliveryRow): Promise<LoadedMail | undefined> {
    const { id } = delivery;
    const loading = this.#recent.get(id) ?? this.#load(delivery);
    this.#recent.delete(id);
    this.#recent.set(id, loading);
    loading.catch(() => this.#recent.delete(id));
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > this.#capacity && oldest !== undefined) this.#recent.delete(oldest);
    return loading;
  }
}
