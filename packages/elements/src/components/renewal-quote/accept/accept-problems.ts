import { msg, str } from '@lit/localize';
import type { BillingError } from '@portico/client';
import type { Formats } from '../../../localization/format.js';
import type { AcceptForm, Signature } from './accept-state.js';

/** What has to be filled in. */
export type AcceptField = keyof Signature | 'authorised';

/** Fields that something is wrong with. */
export type AcceptProblems = ReadonlySet<AcceptField>;

/** Fewest and most characters that the contract takes. */
const lengths: Readonly<Record<keyof Signature, readonly [fewest: number, most: number]>> = {
  name: [2, 300],
  role: [1, 200],
};

/** Fields from top to bottom. */
const order: readonly AcceptField[] = ['name', 'role', 'authorised'];

/** What is missing or too long. */
export function problemsOf({ signature, isAuthorised }: AcceptForm): AcceptProblems {
  const problems = new Set<AcceptField>();
  for (const [field, [fewest, most]] of Object.entries(lengths) as [keyof Signature, readonly [number, number]][]) {
    const { length } = signature[field].trim();
    if (length < fewest || length > most) problems.add(field);
  }
  if (!isAuthorised) problems.add('authorised');
  return problems;
}

/** Fields that the server refuses. */
export function problemsFrom({ fields }: BillingError): AcceptProblems {
  return new Set(order.filter((field) => fields.some(({ pointer }) => pointer === `/${field}`)));
}

/** The first field, from the top, that something is wrong with. */
export function firstOf(problems: AcceptProblems): AcceptField | undefined {
  return order.find((field) => problems.has(field));
}

/** What is wrong with a field and what to do about it. */
export function problemText(field: AcceptField, { signature }: AcceptForm, formats: Formats): string {
  if (field === 'authorised') {
    return msg('Confirm that you may accept this quote for your company.', {
      desc: 'Error: the box about the authority to sign is not ticked.',
    });
  }
  const [, most] = lengths[field];
  if (signature[field].trim().length > most) {
    const limit = formats.number(most);
    return msg(str`Write at most ${limit} characters.`, {
      desc: 'Error: a text is too long; holds how long it may be.',
    });
  }
  return field === 'name'
    ? msg('Enter your full name: first name and surname.', { desc: 'Error: who accepts a quote gave no name.' })
    : msg('Enter your role in the company, for example “Managing director”.', {
        desc: 'Error: who accepts a quote gave no role.',
      });
}
