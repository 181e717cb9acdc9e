import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { checkTaxIdForm } from '../tax-ids/check-format.ts';

type Details = Schemas['BillingDetails'];
type Input = Schemas['BillingDetailsInput'];
type Field = Schemas['LockedField']['field'];

const pointers: Readonly<Record<Field, string>> = {
  companyName: '/companyName',
  country: '/address/country',
  taxId: '/taxId',
};

/** @throws ProblemError field_locked naming every field that only the operator changes and that differs */
export function checkLocks(current: Details, input: Input): void {
  const fields = current.locked
    .filter(({ field }) => !isKept(current, input, field))
    .map(({ field }) => ({ pointer: pointers[field], code: 'locked', message: 'is changed by the operator alone' }));
  if (fields.length > 0) throw new ProblemError('field_locked', 'Only the operator changes this field.', { fields });
}

function isKept(current: Details, input: Input, field: Field): boolean {
  switch (field) {
    case 'companyName':
      // Nobody sees the white space around a name, and forms take it away.
      return current.companyName.trim() === input.companyName.trim();
    case 'country':
      return current.address.country === input.address.country;
    case 'taxId':
      return isSameTaxId(current.taxId, input.taxId, input.address.country);
  }
}

/** Whether two spellings are one tax id. What is kept may be spelt by the rules of another country, or by none. */
export function isSameTaxId(one: string | null, other: string | null, country: string): boolean {
  if (one === null || other === null) return one === other;
  return one === other || checkTaxIdForm(one, country).value === checkTaxIdForm(other, country).value;
}
