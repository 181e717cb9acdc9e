import contract from '@portico/openapi/billing.json' with { type: 'json' };
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { ProblemError } from '../http/problem.ts';
import type { Schemas } from '../http/operations.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(contract, 'contract');
const validate = ajv.compile<Schemas['InvoiceDocument']>({
  $ref: 'contract#/components/schemas/InvoiceDocument',
});

/** Problems listed at most; a document with ten thousand lines can have as many. */
const maxFields = 20;

/** Of the branches of a union, only what the value fails in its own type says something. */
const isTelling = ({ keyword, params }: ErrorObject): boolean =>
  keyword !== 'oneOf' && !(keyword === 'type' && params['type'] === 'null');

/**
 * Holds a document against the contract's `InvoiceDocument`, so that what is stored can always be sent.
 *
 * @throws ProblemError malformed_document that names every field in question.
 */
export function checkDocument(document: Schemas['InvoiceDocument']): void {
  if (validate(document)) return;
  const fields = (validate.errors ?? [])
    .filter(isTelling)
    .slice(0, maxFields)
    .map(({ instancePath, keyword, message = 'is not valid' }) => ({ pointer: instancePath, code: keyword, message }));
  const listed = fields.map(({ pointer, message }) => `${pointer} ${message}`).join('; ');
  throw new ProblemError('malformed_document', `The document does not fit the invoice model: ${listed}.`, { fields });
}
