import { msg, str } from '@lit/localize';
import type { RenewalQuote } from '@portico/client';
import type { Formats } from '../../../localization/format.js';

/** Which document is accepted. */
export function versionText({ version, file }: NonNullable<RenewalQuote['document']>, formats: Formats): string {
  const { filename } = file;
  const number = formats.number(version);
  return msg(str`Document: ${filename}, version ${number}`, {
    desc: 'Which document of a quote is accepted: name of the file and number of its version.',
  });
}
