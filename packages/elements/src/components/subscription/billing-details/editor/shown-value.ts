import { msg } from '@lit/localize';
import { countryNames } from '../country-names.js';
import { writtenLines, type DetailsField, type DetailsValues } from '../details-values.js';
import type { EditorContext } from './editor-context.js';

/** What a field says, in words that stand on one line. */
export function shownValue(field: DetailsField, values: DetailsValues, context: EditorContext): string {
  return textOf(field, values, context) || msg('nothing', { desc: 'In place of what an empty field says.' });
}

function textOf(field: DetailsField, values: DetailsValues, { addressFormats, locale }: EditorContext): string {
  if (field === 'lines') return writtenLines(values.lines).join(', ');
  if (field === 'invoiceRecipients') return values.invoiceRecipients.join(', ');
  if (field === 'country') return countryNames(locale.tag).of(values.country);
  if (field !== 'subdivision') return values[field].trim();
  const part = addressFormats.get(values.country)?.fields.find((one) => one.field === 'subdivision');
  return part?.options?.find(({ value }) => value === values.subdivision)?.name ?? values.subdivision;
}
