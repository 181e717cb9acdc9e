import { msg, str } from '@lit/localize';
import type { TaxIdCheck } from '@portico/client';
import type { Formats } from '../../../localization/format.js';
import type { IconName } from '../../../ui/icons.js';
import type { StatusTone } from '../../../ui/status-badge.js';

type Status = TaxIdCheck['status'];

/** Shape and colour of each result. */
export const taxIdLooks: Record<Status, [IconName, StatusTone]> = {
  valid: ['check', 'positive'],
  format_only: ['half', 'warning'],
  invalid: ['alert', 'danger'],
  unknown_scheme: ['ring', 'muted'],
};

/** The word for the result of a check. */
export function taxIdWord(status: Status): string {
  switch (status) {
    case 'valid':
      return msg('Confirmed by the register', { desc: 'Result of checking a tax id.' });
    case 'format_only':
      return msg('Only the format is checked', { desc: 'Result of checking a tax id while the register is away.' });
    case 'invalid':
      return msg('Not valid', { desc: 'Result of checking a tax id.' });
    case 'unknown_scheme':
      return msg('Not checked', { desc: 'Result of checking a tax id of a kind that cannot be checked.' });
  }
}

/** What the result means; undefined when the word says all. */
export function taxIdRemark({ status, registeredName, checkedAt }: TaxIdCheck, formats: Formats): string | undefined {
  switch (status) {
    case 'valid': {
      const on = formats.day(checkedAt.slice(0, 10));
      const name = registeredName && `\u2068${registeredName}\u2069`;
      return name
        ? msg(str`Registered as ${name}, checked on ${on}.`, { desc: 'Below a tax id; holds a name and a day.' })
        : msg(str`Checked on ${on}.`, { desc: 'Below a tax id; holds a day.' });
    }
    case 'format_only':
      return msg('Format and check digit are right. There is no answer from the official register so far.', {
        desc: 'Below a tax id: what was checked and what was not.',
      });
    case 'invalid':
      return msg('The format or the check digit is wrong, or the register does not know it.', {
        desc: 'Below a tax id that is not valid.',
      });
    case 'unknown_scheme':
      return msg('There is no check for tax IDs of this country. It is printed on invoices as it is written.', {
        desc: 'Below a tax id of a kind that cannot be checked.',
      });
  }
}

/** While a tax id is being checked. */
export function taxIdCheckingText(): string {
  return msg('Checking the tax ID', { desc: 'While a tax id is being checked.' });
}

/** When a tax id could not be checked at all. */
export function taxIdUnreachableText(): string {
  return msg('The tax ID could not be checked just now. You can save it; it is checked then.', {
    desc: 'Below a tax id: the check failed.',
  });
}

/** The whole result of a check, to be spoken. */
export function taxIdResultText(check: TaxIdCheck, formats: Formats): string {
  return [taxIdWord(check.status), taxIdRemark(check, formats)].filter(Boolean).join('. ');
}
