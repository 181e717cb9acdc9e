import { msg, str } from '@lit/localize';
import type { AddressFormat } from '@portico/client';
import type { Formats } from '../../../../localization/format.js';
import { recipientProblemText } from '../../../../localization/recipient-texts.js';
import { mostRecipients } from '../../../../internal/mail-addresses.js';
import type { RecipientProblem } from '../../../../internal/recipient-list.js';
import { mostLines, type DetailsField } from '../details-values.js';
import type { FieldProblem } from './field-problems.js';

/** What the texts are made with. */
export interface ProblemTextContext {
  format: AddressFormat | undefined;
  formats: Formats;
}

/** What is wrong with a field and what to do about it. */
export function problemText(
  field: DetailsField,
  problem: FieldProblem,
  { format, formats }: ProblemTextContext,
): string {
  switch (problem.kind) {
    case 'missing':
      return missingText(field);
    case 'too-long': {
      const most = formats.number(problem.most);
      return msg(str`Write at most ${most} characters.`, {
        desc: 'Error: a text is too long; holds how long it may be.',
      });
    }
    case 'too-many-lines': {
      const most = formats.number(mostLines);
      return msg(str`Write the address in at most ${most} lines.`, { desc: 'Error: an address has too many lines.' });
    }
    case 'postal-code':
      return postalCodeText(problem.example ?? exampleOf(format));
    case 'not-in-list':
      return msg('Choose one from the list.', { desc: 'Error: nothing was chosen from a list.' });
    case 'tax-id':
      return msg('This tax ID is not valid. Check its letters and digits, or leave the field empty.', {
        desc: 'Error: the tax id is not valid.',
      });
    case 'locked':
      return msg('This can no longer be changed here. The reason is written below.', {
        desc: 'Error: a field was locked while it was being edited.',
      });
    case 'recipients':
      return recipientsText(problem.problem, formats);
    case 'refused':
      return msg('The billing service does not accept this. Check what is written here.', {
        desc: 'Error: the server refused a field.',
      });
  }
}

const missingTexts: Partial<Record<DetailsField, () => string>> = {
  companyName: () => msg('Enter the name of the company.', { desc: 'Error: the field is empty.' }),
  contactName: () => msg('Enter the name of a person or a department.', { desc: 'Error: the field is empty.' }),
  country: () => msg('Choose a country.', { desc: 'Error: no country was chosen.' }),
  lines: () => msg('Enter the street and the number.', { desc: 'Error: the address is empty.' }),
  postalCode: () => msg('Enter the postal code.', { desc: 'Error: the field is empty.' }),
  city: () => msg('Enter the city.', { desc: 'Error: the field is empty.' }),
};

function missingText(field: DetailsField): string {
  return (
    missingTexts[field]?.() ??
    msg('Fill this in: addresses of this country need it.', { desc: 'Error: a part of an address is empty.' })
  );
}

function postalCodeText(example: string | null): string {
  return example === null
    ? msg('This is not a postal code of this country.', { desc: 'Error: the postal code has the wrong form.' })
    : msg(str`This is not a postal code of this country. Write it like ${example}.`, {
        desc: 'Error: the postal code has the wrong form; holds an example.',
      });
}

function recipientsText(problem: RecipientProblem, formats: Formats): string {
  if (problem.kind !== 'too-many') return recipientProblemText(problem);
  const most = formats.number(mostRecipients);
  return msg(str`Invoices can go to at most ${most} addresses. Remove some first.`, {
    desc: 'Error: too many mail addresses for invoices.',
  });
}

function exampleOf(format: AddressFormat | undefined): string | null {
  return format?.fields.find(({ field }) => field === 'postalCode')?.example ?? null;
}
