import { msg, str } from '@lit/localize';
import type { InvoiceType } from '@portico/client';
import type { Formats } from '../../localization/format.js';
import { statusText } from './invoice-texts.js';
import type { FilterChange, InvoiceFilter } from './invoice-view.js';

/** One active filter, in words, and the filter without it. */
export interface ActiveFilter {
  text: string;
  without: FilterChange;
}

/** What a filter leaves in, part by part; the search text is seen in its own field. */
export function activeFilters(
  { status = [], type, issuedFrom, issuedTo, currency, subscriptionId }: Partial<InvoiceFilter>,
  formats: Formats,
  subscriptionName: (id: string) => string,
): ActiveFilter[] {
  const active: ActiveFilter[] = status.map((word) => ({
    text: statusText(word),
    without: { status: status.filter((other) => other !== word) },
  }));
  if (type) active.push({ text: typeText(type), without: { type: undefined } });
  if (issuedFrom) active.push({ text: sinceText(formats.day(issuedFrom)), without: { issuedFrom: undefined } });
  if (issuedTo) active.push({ text: untilText(formats.day(issuedTo)), without: { issuedTo: undefined } });
  if (currency) active.push({ text: currency, without: { currency: undefined } });
  if (subscriptionId) {
    active.push({ text: subscriptionName(subscriptionId), without: { subscriptionId: undefined } });
  }
  return active;
}

/** The word for a kind of document, in the plural. */
export function typeText(type: InvoiceType): string {
  return type === 'invoice'
    ? msg('Invoices', { desc: 'Name of the list of invoices.' })
    : msg('Credit notes', { desc: 'Title above the credit notes of an invoice.' });
}

/** The label of the first and of the last day. */
export function dayLabels(): { from: string; to: string } {
  return {
    from: msg('Issued from', { desc: 'Label of the first day of a filter.' }),
    to: msg('Issued to', { desc: 'Label of the last day of a filter.' }),
  };
}

function sinceText(day: string): string {
  return msg(str`From ${day}`, { desc: 'Active filter: first day of issue.' });
}

function untilText(day: string): string {
  return msg(str`Until ${day}`, { desc: 'Active filter: last day of issue, included.' });
}

/** What a screen reader hears after a search or another filter. */
export function foundAnnouncement(total: number | null, formats: Formats): string {
  if (total === null) return msg('The list has been filtered.', { desc: 'Spoken after filtering, number unknown.' });
  const count = formats.number(total);
  if (total === 0) return msg('No invoices found.', { desc: 'Spoken after a search without result.' });
  return formats.plural(total) === 'one'
    ? msg(str`${count} invoice found.`, { desc: 'Spoken after a search, singular.' })
    : msg(str`${count} invoices found.`, { desc: 'Spoken after a search, plural.' });
}
