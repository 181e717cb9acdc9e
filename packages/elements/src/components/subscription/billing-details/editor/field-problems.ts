import type { AddressFormat, BillingError } from '@portico/client';
import type { RecipientProblem } from '../../../../internal/recipient-list.js';
import { matchPostalCode } from '../postal-pattern.js';
import { mostLines, writtenLines, type DetailsField, type DetailsValues, type TextField } from '../details-values.js';

/** What is wrong with a field. */
export type FieldProblem =
  | { kind: 'missing' }
  | { kind: 'too-long'; most: number }
  | { kind: 'too-many-lines' }
  | { kind: 'postal-code'; example: string | null }
  | { kind: 'not-in-list' }
  | { kind: 'tax-id' }
  | { kind: 'locked' }
  | { kind: 'recipients'; problem: RecipientProblem }
  | { kind: 'refused' };

/** What is wrong, by field. */
export type FieldProblems = ReadonlyMap<DetailsField, FieldProblem>;

/** Most characters that the contract takes. */
const longest: Record<TextField | 'lines', number> = {
  companyName: 500,
  contactName: 300,
  contactPhone: 100,
  country: 2,
  lines: 300,
  dependentLocality: 200,
  city: 200,
  postalCode: 40,
  sortingCode: 40,
  subdivision: 200,
  taxId: 60,
  purchaseOrderReference: 200,
};

/** Which field the server means. */
const fieldByPointer: readonly [pointer: RegExp, field: DetailsField][] = [
  [/^\/companyName$/, 'companyName'],
  [/^\/contact(\/name)?$/, 'contactName'],
  [/^\/contact\/phone$/, 'contactPhone'],
  [/^\/address\/country$/, 'country'],
  [/^\/address\/lines(\/\d+)?$/, 'lines'],
  [/^\/address\/dependentLocality$/, 'dependentLocality'],
  [/^\/address\/city$/, 'city'],
  [/^\/address\/postalCode$/, 'postalCode'],
  [/^\/address\/sortingCode$/, 'sortingCode'],
  [/^\/address\/subdivision$/, 'subdivision'],
  [/^\/taxId$/, 'taxId'],
  [/^\/invoiceRecipients(\/\d+)?$/, 'invoiceRecipients'],
  [/^\/purchaseOrderReference$/, 'purchaseOrderReference'],
];

/** What is wrong with what was entered, as far as this side can tell. */
export function problemsOf(values: DetailsValues, format: AddressFormat): Map<DetailsField, FieldProblem> {
  const problems = new Map<DetailsField, FieldProblem>();
  const check = (field: DetailsField, problem: FieldProblem | undefined): void => {
    if (problem) problems.set(field, problem);
  };
  for (const field of ['companyName', 'contactName'] as const) check(field, textProblem(field, values, true));
  check('contactPhone', textProblem('contactPhone', values, false));
  check('country', textProblem('country', values, true));
  for (const formatField of format.fields) check(formatField.field, addressProblem(formatField, values));
  for (const field of ['taxId', 'purchaseOrderReference'] as const) check(field, textProblem(field, values, false));
  return problems;
}

/** What is wrong with one field of an address. */
export function addressProblem(
  { field, required, pattern, example, options }: AddressFormat['fields'][number],
  values: DetailsValues,
): FieldProblem | undefined {
  if (field === 'lines') return linesProblem(values.lines, required);
  const problem = textProblem(field, values, required);
  const value = values[field].trim();
  if (problem || value === '') return problem;
  if (options && !options.some((option) => option.value === value)) return { kind: 'not-in-list' };
  return matchPostalCode(value, pattern).isMatch ? undefined : { kind: 'postal-code', example };
}

/**
 * What the server refuses, in the words of the form.
 *
 * @returns the problems by field, and whether it names something that the form does not have
 */
export function problemsFrom(
  { code, fields }: BillingError,
  values: DetailsValues,
): { problems: Map<DetailsField, FieldProblem>; isComplete: boolean } {
  const problems = new Map<DetailsField, FieldProblem>();
  let isComplete = true;
  for (const { pointer, code: rule } of fields) {
    const field = fieldByPointer.find(([expression]) => expression.test(pointer))?.[1];
    if (field === undefined) isComplete = false;
    else problems.set(field, refusal(field, rule, pointer, values));
  }
  if (problems.size === 0 && code === 'invalid_tax_id') problems.set('taxId', { kind: 'tax-id' });
  return { problems, isComplete: isComplete && problems.size > 0 };
}

function refusal(field: DetailsField, rule: string, pointer: string, values: DetailsValues): FieldProblem {
  if (rule === 'locked') return { kind: 'locked' };
  if (rule === 'maxLength' && field !== 'invoiceRecipients') return { kind: 'too-long', most: longest[field] };
  const isMissing = rule === 'required' || rule === 'minLength' || rule === 'minItems' || rule === 'type';
  if (isMissing && field !== 'invoiceRecipients') return { kind: 'missing' };
  if (field === 'invoiceRecipients') {
    const text = values.invoiceRecipients[Number(/\d+$/.exec(pointer)?.[0])];
    return text === undefined ? { kind: 'refused' } : { kind: 'recipients', problem: { kind: 'refused', text } };
  }
  if (field === 'postalCode') return { kind: 'postal-code', example: null };
  return { kind: field === 'taxId' ? 'tax-id' : field === 'subdivision' ? 'not-in-list' : 'refused' };
}

function textProblem(field: TextField, values: DetailsValues, isRequired: boolean): FieldProblem | undefined {
  const { length } = values[field].trim();
  if (length === 0) return isRequired ? { kind: 'missing' } : undefined;
  return length > longest[field] ? { kind: 'too-long', most: longest[field] } : undefined;
}

function linesProblem(lines: readonly string[], isRequired: boolean): FieldProblem | undefined {
  const written = writtenLines(lines);
  if (written.length === 0) return isRequired ? { kind: 'missing' } : undefined;
  if (written.length > mostLines) return { kind: 'too-many-lines' };
  return written.some(({ length }) => length > longest.lines) ? { kind: 'too-long', most: longest.lines } : undefined;
}
