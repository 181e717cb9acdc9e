import type { Schemas } from '../http/operations.ts';
import { writeInvoiceMail } from '../mail/invoice-mail.ts';
import type { MailAttachment } from '../mail/mailer.ts';
import type { LoadedDocuments } from './load-mail.ts';
import type { DeliveryContext } from './service.ts';
import type { PromisedInvoice } from './tables.ts';

/** Reads invoices and their files. @returns undefined when the files are too large to go by mail */
export async function loadInvoices(
  { invoices: service, settings }: DeliveryContext,
  customerId: string,
  promised: readonly PromisedInvoice[],
): Promise<LoadedDocuments | undefined> {
  const invoices: Schemas['InvoiceDocument'][] = [];
  const attachments: MailAttachment[] = [];
  let size = 0;
  for (const { id, files } of promised) {
    invoices.push((await service.getInvoice(customerId, id)).document);
    for (const { kind, filename } of files) {
      const { bytes, mediaType } = await service.getInvoiceFile(customerId, id, kind);
      size += bytes.length;
      if (size > settings.largestMail) return undefined;
      attachments.push({ filename, mediaType, bytes });
    }
  }
  return { attachments, seller: invoices[0]?.seller, write: (content) => writeInvoiceMail({ ...content, invoices }) };
}
