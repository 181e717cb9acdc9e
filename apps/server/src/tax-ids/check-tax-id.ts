import type { Schemas } from '../http/operations.ts';
import { checkTaxIdForm, type TaxIdForm } from './check-format.ts';
import type { TaxRegister } from './tax-register.ts';

type TaxIdCheck = Schemas['TaxIdCheck'];

/** Longest tax id that the contract has room for. */
const longest = 60;

/**
 * Checks a tax id: form and check digit here, whether it is in use at the register. Where the register is away or does not
 * keep such ids, only the form is known, and that is what is said.
 *
 * @param value as it was typed
 * @param country ISO 3166-1 code
 */
export async function checkTaxId(
  register: TaxRegister | undefined,
  value: string,
  country: string,
  now: Date,
): Promise<TaxIdCheck> {
  const read = checkTaxIdForm(value, country);
  const check = checkOf(read, value, country, now);
  const { prefix, number } = read;
  if (read.form !== 'right' || !register || prefix === null || !register.keeps(prefix)) return check;
  const answer = await register.lookUp(prefix, number);
  switch (answer.status) {
    case 'registered':
      return { ...check, status: 'valid', registeredName: answer.name };
    case 'unknown':
      return { ...check, status: 'invalid' };
    case 'away':
      return check;
  }
}

/** What the form alone says of a tax id; parameters as of {@link checkTaxId}. */
export function checkFormOnly(value: string, country: string, now: Date): TaxIdCheck {
  return checkOf(checkTaxIdForm(value, country), value, country, now);
}

/** Whether a register that was away may say more than is known. */
export function isToAskAgain(register: TaxRegister | undefined, check: TaxIdCheck | null): boolean {
  if (!register || check?.status !== 'format_only') return false;
  const { prefix } = checkTaxIdForm(check.value, check.country);
  return prefix !== null && register.keeps(prefix);
}

const statuses: Readonly<Record<TaxIdForm['form'], Schemas['TaxIdStatus']>> = {
  right: 'format_only',
  wrong: 'invalid',
  unknown_scheme: 'unknown_scheme',
};

function checkOf({ value, form }: TaxIdForm, typed: string, country: string, now: Date): TaxIdCheck {
  // Compatibility forms of some characters are many times as long.
  const fits = value !== '' && Array.from(value).length <= longest;
  return {
    value: fits ? value : typed,
    country,
    status: statuses[form],
    registeredName: null,
    checkedAt: now.toISOString(),
  };
}
