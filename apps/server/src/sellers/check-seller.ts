import { Ajv2020 } from 'ajv/dist/2020.js';
import { bodyProblems } from '../http/field-problems.ts';
import { ProblemError, type FieldProblem } from '../http/problem.ts';
import { unsafeText } from '../http/unsafe-text.ts';
import { addressAdvice, readAddress } from '../mail/address.ts';
import { minorUnits } from '../money/minor-units.ts';
import { bankProblems } from './bank-identifiers.ts';
import { sellerSchema } from './seller-schema.ts';
import type { SellerSettings } from './tables.ts';

const validate = new Ajv2020({ allErrors: true, useDefaults: true, allowUnionTypes: true }).compile<SellerSettings>(
  sellerSchema,
);

/**
 * Reads who a seller is, as the operator wrote it down.
 *
 * @param written parsed JSON; it is not changed
 * @throws ProblemError validation_failed with a pointer to each fault
 */
export function checkSeller(written: unknown): SellerSettings {
  const given: unknown = structuredClone(written);
  const unsafe = unsafeText(given);
  if (unsafe) throw refusal([unsafe]);
  if (!validate(given)) throw refusal(bodyProblems(validate.errors ?? []));
  const fields = [
    ...partyProblems(given),
    ...bankProblems(given),
    ...seriesProblems(given),
    ...currencyProblems(given),
  ];
  if (fields.length > 0) throw refusal(fields);
  return given;
}

function refusal(fields: FieldProblem[]): ProblemError {
  return new ProblemError('validation_failed', 'Invoices cannot be issued from this seller.', { fields });
}

function partyProblems({ party }: SellerSettings): FieldProblem[] {
  const email = readAddress(party.contact?.email ?? '');
  const country = party.address?.country ?? '';
  const known = party.identifiers.length > 0 || party.legalRegistration !== null || party.taxId !== null;
  return [
    ...(typeof email === 'string'
      ? [{ pointer: '/party/contact/email', code: 'format', message: addressAdvice(email) }]
      : []),
    ...(isCountry(country)
      ? []
      : [{ pointer: '/party/address/country', code: 'country', message: 'is not a country of ISO 3166' }]),
    ...(known
      ? []
      : [
          {
            pointer: '/party/taxId',
            code: 'required',
            message: 'is required, or legalRegistration: an invoice has to tell the seller apart (BR-CO-26)',
          },
        ]),
  ];
}

function isCountry(code: string): boolean {
  const name = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code);
  return name !== undefined && !/^(X[A-Z]|ZZ|EU|EZ|UN|QO)$/.test(code);
}

/** Numbers of the two series would be the same. */
function seriesProblems({ series }: SellerSettings): FieldProblem[] {
  if (series.invoice !== series.creditNote) return [];
  return [{ pointer: '/series/creditNote', code: 'unique', message: 'must differ from the start of invoice numbers' }];
}

function currencyProblems({ accounting }: SellerSettings): FieldProblem[] {
  if (accounting === null) return [];
  const { currency, rates } = accounting;
  const used = { '/accounting/currency': currency };
  const rated = Object.fromEntries(Object.keys(rates).map((code) => [`/accounting/rates/${code}`, code]));
  return Object.entries({ ...used, ...rated })
    .filter(([, code]) => minorUnits(code) === undefined)
    .map(([pointer]) => ({ pointer, code: 'currency', message: 'is not a currency of ISO 4217' }));
}
