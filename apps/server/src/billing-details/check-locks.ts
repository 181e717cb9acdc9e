import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';

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
    .filter(({ field }) => valueOf(current, field) !== valueOf(input, field))
    .map(({ field }) => ({ pointer: pointers[field], code: 'locked', message: 'is changed by the operator alone' }));
  if (fields.length > 0) throw new ProblemError('field_locked', 'Only the operator changes this field.', { fields });
}

function valueOf({ companyName, address, taxId }: Details | Input, field: Field): string | null {
  switch (field) {
    case 'companyName':
      // Nobody sees the white space around a name, and forms take it away.
      return companyName.trim();
    case 'country':
      return address.country;
    case 'taxId':
      return taxId;
  }
}
