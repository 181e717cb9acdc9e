import { msg, str } from '@lit/localize';
import type { BillingError } from '@portico/client';
import { isAddress } from '../../../internal/mail-addresses.js';
import type { Formats } from '../../../localization/format.js';
import type { AskTexts } from './ask-state.js';

/** A field of the form. */
export type AskField = 'seats' | keyof AskTexts;

/** What is wrong with a field. */
export type FieldProblem = 'missing' | 'no-address' | 'too-long' | 'refused';

/** What is wrong, by field. */
export type FieldProblems = ReadonlyMap<AskField, FieldProblem>;

/** Most characters that the contract takes. */
export const longest: Readonly<Record<keyof AskTexts, number>> = {
  purchaseOrderReference: 200,
  contactName: 300,
  contactEmail: 254,
  contactPhone: 100,
  note: 2000,
};

/** Fields from top to bottom. */
const order: readonly AskField[] = [
  'seats',
  'purchaseOrderReference',
  'contactName',
  'contactEmail',
  'contactPhone',
  'note',
];

/** Which field the server means. */
const fieldByPointer: readonly [pointer: RegExp, field: AskField][] = [
  [/^\/terms\/seats$/, 'seats'],
  [/^\/purchaseOrderReference$/, 'purchaseOrderReference'],
  [/^\/contact(\/name)?$/, 'contactName'],
  [/^\/contact\/email$/, 'contactEmail'],
  [/^\/contact\/phone$/, 'contactPhone'],
  [/^\/note$/, 'note'],
];

/** What is wrong with what was typed, as far as this side can tell. */
export function problemsOf(texts: AskTexts): FieldProblems {
  const problems = new Map<AskField, FieldProblem>();
  for (const field of Object.keys(longest) as (keyof AskTexts)[]) {
    if (texts[field].trim().length > longest[field]) problems.set(field, 'too-long');
  }
  const isAboutSomebody = [texts.contactName, texts.contactEmail, texts.contactPhone].some(
    (text) => text.trim() !== '',
  );
  if (!isAboutSomebody) return problems;
  if (texts.contactName.trim() === '') problems.set('contactName', 'missing');
  if (texts.contactEmail.trim() === '') problems.set('contactEmail', 'missing');
  else if (!isAddress(texts.contactEmail.trim())) problems.set('contactEmail', 'no-address');
  return problems;
}

/** What the server refuses, by field of the form; empty where it names none. */
export function problemsFrom({ fields }: BillingError): FieldProblems {
  const problems = new Map<AskField, FieldProblem>();
  for (const { pointer, code } of fields) {
    const field = fieldByPointer.find(([expression]) => expression.test(pointer))?.[1];
    if (field !== undefined) problems.set(field, refusal(field, code));
  }
  return problems;
}

/** The first field, from the top, that something is wrong with. */
export function firstOf(problems: FieldProblems): AskField | undefined {
  return order.find((field) => problems.has(field));
}

/** What is wrong with a text and what to do about it. */
export function problemText(field: keyof AskTexts, problem: FieldProblem, formats: Formats): string {
  switch (problem) {
    case 'missing':
      return field === 'contactEmail'
        ? msg('Enter the e-mail address of this person, or leave out name and phone too.', {
            desc: 'Error: a contact without an address.',
          })
        : msg('Enter the name of this person, or leave out address and phone too.', {
            desc: 'Error: a contact without a name.',
          });
    case 'no-address':
      return msg('This is not an e-mail address. Write it like name@company.example.', {
        desc: 'Error: what was typed is no e-mail address.',
      });
    case 'too-long': {
      const most = formats.number(longest[field]);
      return msg(str`Write at most ${most} characters.`, {
        desc: 'Error: a text is too long; holds how long it may be.',
      });
    }
    case 'refused':
      return msg('The billing service does not accept this. Check what is written here.', {
        desc: 'Error: the server refused a field.',
      });
  }
}

function refusal(field: AskField, rule: string): FieldProblem {
  if (rule === 'maxLength') return 'too-long';
  if (field === 'contactEmail') return rule === 'required' ? 'missing' : 'no-address';
  return rule === 'required' || rule === 'minLength' ? 'missing' : 'refused';
}
