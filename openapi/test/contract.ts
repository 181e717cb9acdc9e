import { readFile } from 'node:fs/promises';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export interface Content {
  schema: Record<string, unknown>;
  examples?: Record<string, { $ref?: string; value?: unknown }>;
}

export interface Reply {
  headers?: Record<string, unknown>;
  content?: Record<string, Content>;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
}

export interface Operation {
  operationId: string;
  security?: Record<string, unknown>[];
  'x-capability'?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, Reply>;
}

export interface Endpoint {
  path: string;
  method: string;
  operation: Operation;
}

type Json = Record<string, unknown>;

export const contract = JSON.parse(await readFile(new URL('../bundle/billing.json', import.meta.url), 'utf8')) as {
  paths: Json;
  webhooks: Json;
  components: { schemas: Record<string, Json>; examples: Json };
};

/** Follows a reference inside the contract, once or several times. */
export function resolve<T>(value: T): T {
  const reference = (value as { $ref?: unknown } | undefined)?.$ref;
  if (typeof reference !== 'string') return value;
  const parts = reference
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return resolve(parts.reduce<unknown>((parent, part) => (parent as Json)[part], contract) as T);
}

function endpointsOf(paths: Json): Endpoint[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(resolve(item) as Json).map(([method, operation]) => ({
      path,
      method,
      operation: withoutReferences(operation as Operation),
    })),
  );
}

function withoutReferences(operation: Operation): Operation {
  const responses = Object.entries(operation.responses).map(([status, reply]) => [status, resolve(reply)]);
  return {
    ...operation,
    parameters: (operation.parameters ?? []).map(resolve),
    responses: Object.fromEntries(responses),
  };
}

export const endpoints = endpointsOf(contract.paths);
export const webhooks = endpointsOf(contract.webhooks);

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  validateSchema: false,
});
formats.default(ajv);
ajv.addKeyword('discriminator');
ajv.addSchema({ $id: 'contract', $defs: pointingTo('contract#/$defs/', contract.components.schemas) });

/** A schema whose references into the contract's components start with `base` instead. */
function pointingTo(base: string, schema: object): object {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? value.replace('#/components/schemas/', base) : value,
  );
  return JSON.parse(text) as object;
}

/** Compiles a schema that stands in the contract. */
export function compile(schema: object): ValidateFunction {
  return ajv.compile(pointingTo('contract#/$defs/', schema));
}
