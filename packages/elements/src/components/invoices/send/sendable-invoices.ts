import { msg, str } from '@lit/localize';
import type { InvoiceListItem } from '@portico/client';
import type { Formats } from '../../../localization/format.js';
import type { Sendable } from '../../send/sendable.js';

/** Invoices as one mail. */
export function sendableInvoices(invoices: readonly InvoiceListItem[]): Sendable {
  const invoiceIds = invoices.map(({ id }) => id);
  return {
    key: invoiceIds.join(' '),
    title: (formats) => titleOf(invoices, formats),
    leftAlone: () =>
      msg('You can close this; the mail goes on. What became of it is in the details of the invoice.', {
        desc: 'While a mail is being sent.',
      }),
    hasOriginal: invoices.some(({ files }) => files.some(({ kind }) => kind === 'original')),
    send: (client, { content, withOriginal }, options) => {
      const attachments = withOriginal ? { attachments: ['pdf' as const, 'original' as const] } : {};
      return client.deliveries.create({ invoiceIds, ...content, ...attachments }, options);
    },
    read: (client, deliveryId, options) => client.deliveries.get(deliveryId, options),
  };
}

function titleOf([first, ...others]: readonly InvoiceListItem[], formats: Formats): string {
  if (first && others.length === 0) {
    return first.type === 'credit_note'
      ? msg(str`Send credit note ${first.number} by email`, { desc: 'Title of the dialog; holds a number.' })
      : msg(str`Send invoice ${first.number} by email`, { desc: 'Title of the dialog; holds a number.' });
  }
  const number = formats.number(others.length + 1);
  return msg(str`Send ${number} invoices by email`, { desc: 'Title of the dialog; holds how many.' });
}
