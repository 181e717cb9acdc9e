import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const contract: unknown = JSON.parse(
  readFileSync(new URL(import.meta.resolve('@portico/openapi/billing.json')), 'utf8'),
);

/** Checks values against one schema of the contract; gives what is wrong, each with its place. */
export function contractCheck(schema: string): (value: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(contract as object, 'contract');
  const validate = ajv.compile({ $ref: `contract#/components/schemas/${schema}` });
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message ?? ''}`);
}
