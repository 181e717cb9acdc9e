import type { Schemas } from '../http/operations.ts';
import type { FieldProblem } from '../http/problem.ts';
import { addressFormat } from './address-format.ts';

type Address = Schemas['BillingAddress'];
type Field = Schemas['AddressFormatField'];

/**
 * What is wrong with an address by the form of its country.
 *
 * @param pointer JSON Pointer of the address in the request
 */
export function addressProblems(address: Address, pointer: string): FieldProblem[] {
  const format = addressFormat(address.country);
  if (!format) {
    return [{ pointer: `${pointer}/country`, code: 'country', message: 'is not a country with an address format' }];
  }
  const byName = new Map(format.fields.map((field) => [field.field, field]));
  const names: Field['field'][] = ['lines', 'dependentLocality', 'city', 'postalCode', 'sortingCode', 'subdivision'];
  return names.flatMap((name) => {
    const problem = fieldProblem(name, address, byName.get(name));
    return problem ? [{ pointer: `${pointer}/${name}`, ...problem }] : [];
  });
}

function fieldProblem(
  name: Field['field'],
  address: Address,
  field: Field | undefined,
): Pick<FieldProblem, 'code' | 'message'> | undefined {
  const value = name === 'lines' ? address.lines.join('\n') : address[name];
  // A dash stands for a street that nobody has stated.
  const isEmpty = value === null || /^[-\s]*$/.test(value);
  if (!field) {
    return isEmpty ? undefined : { code: 'not_used', message: `is no part of addresses in ${address.country}` };
  }
  if (isEmpty) return field.required ? { code: 'required', message: 'is required in this country' } : undefined;
  if (field.pattern !== null && !new RegExp(`^(?:${field.pattern})$`, 'i').test(value.trim())) {
    return {
      code: 'pattern',
      message: `is not written like one of this country, such as ${field.example ?? ''}`.trim(),
    };
  }
  if (field.options && !field.options.some((option) => option.value === value)) {
    return { code: 'enum', message: 'is none of the subdivisions of this country' };
  }
  return undefined;
}
