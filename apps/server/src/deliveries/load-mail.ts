import { readAddress } from '../mail/address.ts';
import { usualBrand } from '../mail/brand.ts';
import { onOneLine, type MailContent, type WrittenMail } from '../mail/document-mail.ts';
import type { Mail, MailAttachment } from '../mail/mailer.ts';
import type { Schemas } from '../http/operations.ts';
import { loadInvoices } from './load-invoices.ts';
import { loadQuote } from './load-quote.ts';
import type { DeliveryRow } from './presentation.ts';
import type { DeliveryContext } from './service.ts';

/** Everything of a mail but whom it goes to. */
export type LoadedMail = Pick<Mail, 'replyTo' | 'subject' | 'text' | 'html' | 'language' | 'attachments'> & {
  /** Name that the sender's address bears. */
  senderName: string;
};

/** The documents of a mail as they are sent. */
export interface LoadedDocuments {
  attachments: MailAttachment[];
  seller: Schemas['Party'] | undefined;
  write: (content: MailContent) => WrittenMail;
}

/**
 * Reads the documents and their files and writes the mail. The same delivery gives the same mail.
 *
 * @returns undefined when the files are too large to go by mail
 */
export async function loadMail(context: DeliveryContext, delivery: DeliveryRow): Promise<LoadedMail | undefined> {
  const { customer_id: customerId, documents, locale, message, created_by: createdBy } = delivery;
  const customer = await context.customers.getCustomer(customerId);
  const [quote] = documents.filter((document) => document.type === 'renewal_quote');
  const loaded = quote
    ? await loadQuote(context, quote, customer)
    : await loadInvoices(
        context,
        customerId,
        documents.filter((document) => document.type === 'invoice'),
      );
  if (!loaded) return undefined;
  const { attachments, seller, write } = loaded;
  const senderName = onOneLine(seller?.tradingName ?? seller?.name ?? 'Portico');
  const contact = readAddress(seller?.contact?.email ?? '');
  const replyTo = typeof contact === 'string' ? null : contact.address;
  const written = write({
    locale,
    brand: usualBrand(senderName),
    sender: createdBy.kind === 'system' ? null : (createdBy.name ?? customer.party.name ?? senderName),
    customer: customer.party.name ?? '',
    message,
    contact: replyTo,
    fileCount: attachments.length,
  });
  return { ...written, attachments, senderName, replyTo };
}
