import { msg, str } from '@lit/localize';
import type { InvoiceListItem } from '@portico/client';
import type { Formats } from '../../localization/format.js';

/** Accessible name of the box that marks a row. */
export function markName({ type, number }: InvoiceListItem): string {
  return type === 'credit_note'
    ? msg(str`Select credit note ${number}`, { desc: 'Name of the box that marks a row.' })
    : msg(str`Select invoice ${number}`, { desc: 'Name of the box that marks a row.' });
}

/** How many rows are marked; shown and spoken. */
export function selectedText(count: number, formats: Formats): string {
  const number = formats.number(count);
  return formats.plural(count) === 'one'
    ? msg(str`${number} selected`, {
        id: 'selected-one',
        desc: 'Number of marked invoices, singular. Feminine in French.',
      })
    : msg(str`${number} selected`, { desc: 'Number of marked invoices, plural. Feminine in French.' });
}

/** What a screen reader hears after the marks were taken away. */
export function nothingSelectedText(): string {
  return msg('Nothing is selected.', { desc: 'Spoken after the selection was cleared.' });
}

/** The offer to mark everything, once a whole page is marked. */
export function everythingText(total: number, formats: Formats): string {
  const number = formats.number(total);
  return msg(str`Select everything the filter shows (${number})`, {
    desc: 'Button that marks all pages; holds their number of invoices.',
  });
}
