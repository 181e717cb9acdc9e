import { msg, str } from '@lit/localize';
import type { Export } from '@portico/client';
import type { Formats } from '../../../localization/format.js';

/** What an export is, before it has a file with a name. */
export function exportName({ format }: Export): string {
  return format === 'zip'
    ? msg('ZIP with documents', { desc: 'An export: archive with PDFs and e-invoices.' })
    : msg('CSV ledger', { desc: 'An export: table with one row per invoice.' });
}

/** How far an export has come. */
export function progressText({ status, progress: { done, total } }: Export, formats: Formats): string {
  if (status === 'queued' || total === null) {
    return msg('Being prepared. You can leave this page.', { desc: 'An export that has not begun to count.' });
  }
  const made = formats.number(done);
  const all = formats.number(total);
  return msg(str`${made} of ${all} invoices. You can leave this page.`, { desc: 'How far an export has come.' });
}

/** Why there is no file. */
export function exportFailureText({ failureReason }: Export): string {
  switch (failureReason) {
    case 'nothing_selected':
      return msg('No invoice matches any more. Change the filter and try again.', { desc: 'Why an export failed.' });
    case 'too_large':
      return msg('That is too much for one file. Choose a shorter period and try again.', {
        desc: 'Why an export failed.',
      });
    case 'internal':
    case null:
      return msg('The file could not be made. Try again.', { desc: 'Why an export failed.' });
  }
}

/** What a screen reader hears when an export has come to its end. */
export function exportNewsText(exported: Export, savedAs: string | undefined): string {
  if (savedAs !== undefined) {
    return msg(str`${savedAs} has been downloaded.`, { desc: 'Spoken after a download; holds the name of the file.' });
  }
  return exportFailureText(exported);
}

/** What a screen reader hears when a file was asked for. */
export function exportStartedText(): string {
  return msg('The file is being prepared.', { desc: 'Spoken after an export was asked for.' });
}

/** What a screen reader hears when an export was taken away. */
export function exportRemovedText(exported: Export): string {
  const name = exported.file?.filename ?? exportName(exported);
  return msg(str`${name} has been removed.`, { desc: 'Spoken after an export was removed; holds its name.' });
}

/** A size in bytes, rounded for people. */
export function sizeText(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
