import { msg, str } from '@lit/localize';
import type { BillingError, InvoiceListItem, InvoiceStatus } from '@portico/client';
import { failureText } from '../../localization/failure-texts.js';
import type { Formats } from '../../localization/format.js';

/** The word for a status. */
export function statusText(status: InvoiceStatus): string {
  switch (status) {
    case 'open':
      return msg('Open', { desc: 'Status of an invoice that is to be paid and not late. Feminine in French.' });
    case 'overdue':
      return msg('Overdue', { desc: 'Status of an invoice whose due date has passed.' });
    case 'partly_paid':
      return msg('Partly paid', { desc: 'Status of an invoice of which a part is paid. Feminine in French.' });
    case 'paid':
      return msg('Paid', { desc: 'Status of an invoice that is paid. Feminine in French.' });
    case 'credited':
      return msg('Credited', { desc: 'Status of an invoice cancelled by a credit note. Feminine in French.' });
    case 'issued':
      return msg('Issued', { desc: 'Status of a credit note not yet applied. Masculine in French.' });
    case 'settled':
      return msg('Settled', { desc: 'Status of a credit note that was applied or refunded. Masculine in French.' });
  }
}

/** Accessible name of a Download button; holds the visible word. */
export function downloadName({ type, number }: InvoiceListItem): string {
  return type === 'credit_note'
    ? msg(str`Download credit note ${number}`, {
        desc: 'Accessible name of a Download button; holds its visible word.',
      })
    : msg(str`Download invoice ${number}`, { desc: 'Accessible name of a Download button; holds its visible word.' });
}

/** Where the page lies in the list, such as "26–50 of 60". */
export function rangeText(first: number, last: number, total: number | null, formats: Formats): string {
  const from = formats.number(first);
  const to = formats.number(last);
  if (total === null) return msg(str`${from}–${to}`, { desc: 'Rows shown, when the total is unknown.' });
  const all = formats.number(total);
  return msg(str`${from}–${to} of ${all}`, { desc: 'Rows shown and rows in all, such as 26–50 of 60.' });
}

/** What a screen reader hears after a page was turned. */
export function pageAnnouncement(range: string): string {
  return msg(str`Invoices ${range} are shown.`, {
    desc: 'Spoken after a page was turned; holds a range like 26–50 of 60.',
  });
}

/** How many invoices are overdue, as a phrase behind an amount. */
export function overdueText(amount: string, count: number, formats: Formats): string {
  const number = formats.number(count);
  return formats.plural(count) === 'one'
    ? msg(str`${amount} overdue, ${number} invoice`, { desc: 'Overdue amount and number of invoices, singular.' })
    : msg(str`${amount} overdue, ${number} invoices`, { desc: 'Overdue amount and number of invoices, plural.' });
}

/** How many invoices are open. */
export function openCountText(count: number, formats: Formats): string {
  const number = formats.number(count);
  return formats.plural(count) === 'one'
    ? msg(str`${number} invoice`, { desc: 'Number of open invoices, singular.' })
    : msg(str`${number} invoices`, { desc: 'Number of open invoices, plural.' });
}

/** What a screen reader hears after a download: the saved file's name, or what went wrong. */
export function downloadAnnouncement(result: string | BillingError): string {
  return typeof result === 'string'
    ? msg(str`${result} has been downloaded.`, { desc: 'Spoken after a download; holds the name of the file.' })
    : failureText(result.code);
}

/** What a screen reader hears while the list loads. */
export function loadingAnnouncement(): string {
  return msg('Invoices are being loaded.', { desc: 'Spoken while the list loads.' });
}

/** Name of an open invoice that is on another page of the list. */
export function distantName(): string {
  return msg('Open invoice', { desc: 'Name of an invoice shown above the list because it is on another page of it.' });
}

/** The label of the button that closes an invoice above the list. */
export function closeLabel(): string {
  return msg('Close', { desc: 'Button that closes a dialog.' });
}
