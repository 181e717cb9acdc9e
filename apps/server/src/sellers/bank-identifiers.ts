import type { FieldProblem } from '../http/problem.ts';
import type { SellerSettings } from './tables.ts';

const ibanForm = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/;
const creditorForm = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/;
const bicForm = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;

/** What is wrong with the account, the bank and the creditor identifier. */
export function bankProblems({ account, creditorIdentifier }: SellerSettings): FieldProblem[] {
  const creditor = creditorIdentifier ?? undefined;
  // The three characters of the creditor's own business area take no part in its check digits (EPC262-08).
  const checked = creditor && creditor.slice(0, 4) + creditor.slice(7);
  return [
    ...(ibanForm.test(account.iban) && checks(account.iban)
      ? []
      : [problem('/account/iban', 'must be an IBAN in capitals without spaces, with right check digits')]),
    ...(account.bic === null || bicForm.test(account.bic)
      ? []
      : [problem('/account/bic', 'must be a BIC of 8 or 11 capitals and digits')]),
    ...(creditor === undefined || (creditorForm.test(creditor) && checks(checked ?? ''))
      ? []
      : [problem('/creditorIdentifier', 'must be a SEPA creditor identifier with right check digits')]),
  ];
}

function problem(pointer: string, message: string): FieldProblem {
  return { pointer, code: 'format', message };
}

/** ISO 7064 MOD 97-10, the first four characters moved to the end and letters as numbers. */
function checks(identifier: string): boolean {
  const turned = identifier.slice(4) + identifier.slice(0, 4);
  return BigInt(turned.replaceAll(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)))) % 97n === 1n;
}
