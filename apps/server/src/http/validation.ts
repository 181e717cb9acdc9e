import { Ajv2020, type ErrorObject, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { Readable } from 'node:stream';
import {
  componentSchema,
  type Contract,
  type ContractOperation,
  type ContractReply,
  type JsonSchema,
  type ParameterPlace,
} from './contract.ts';
import { formMediaType } from './forms.ts';
import { bodyProblems, parameterProblems } from './field-problems.ts';
import type { OperationReply } from './operations.ts';
import { ProblemError } from './problem.ts';
import { unsafeText } from './unsafe-text.ts';

/** Checks what comes in and what goes out of one operation. */
export interface OperationValidator {
  /** Coerces the values in place and fills in defaults. @throws ProblemError */
  checkParameters(place: ParameterPlace, values: Record<string, unknown>): void;
  /** @throws ProblemError */
  checkBody(mediaType: string | undefined, body: unknown): void;
  /** What in a reply breaks the contract, without any of its values; undefined when nothing does. */
  faultOfReply(reply: OperationReply, mediaType: string | undefined, headers: ReadonlySet<string>): string | undefined;
}

/** Compiles the schemas of the contract, each when it is first needed. */
export class ContractValidation {
  readonly #strict: Ajv2020;
  readonly #coercing: Ajv2020;
  readonly #compiled = new Map<JsonSchema, ValidateFunction>();

  constructor(contract: Contract) {
    this.#strict = newValidator(contract.document, {});
    this.#coercing = newValidator(contract.document, { coerceTypes: 'array', useDefaults: true });
  }

  /** The validator of one operation. */
  of(operation: ContractOperation): OperationValidator {
    const parameters = {
      path: this.#parameterCheck(operation, 'path'),
      query: this.#parameterCheck(operation, 'query'),
      header: this.#parameterCheck(operation, 'header'),
    };
    return {
      checkParameters: (place, values) => parameters[place](values),
      checkBody: (mediaType, body) => this.#checkBody(operation, mediaType, body),
      faultOfReply: (reply, mediaType, headers) => this.#faultOfReply(operation, reply, mediaType, headers),
    };
  }

  /** What makes `value` break a component of the contract, such as `Problem`. */
  faultOfComponent(name: string, value: unknown): string | undefined {
    return this.#fault(this.#compile(componentSchema(name), name), value);
  }

  #parameterCheck(operation: ContractOperation, place: ParameterPlace): (values: Record<string, unknown>) => void {
    const declared = operation.parameters.filter((parameter) => parameter.place === place);
    // Node hands over header names in lower case.
    const keyOf = (name: string) => (place === 'header' ? name.toLowerCase() : name);
    const names = new Map(declared.map(({ name }) => [keyOf(name), name]));
    const schema = {
      type: 'object',
      properties: Object.fromEntries(declared.map(({ name, schema: inner }) => [keyOf(name), absolute(inner)])),
      required: declared.filter(({ required }) => required).map(({ name }) => keyOf(name)),
      additionalProperties: place === 'header',
    };
    let validate: ValidateFunction | undefined;
    return (values) => {
      validate ??= this.#coercing.compile(schema);
      if (!validate(values)) throw parameterProblem(place, validate.errors ?? [], names);
      const unsafe = place === 'header' ? undefined : unsafeText(values);
      if (unsafe) throw refusedParameters([{ ...unsafe, pointer: place + unsafe.pointer }]);
    };
  }

  #checkBody(operation: ContractOperation, mediaType: string | undefined, body: unknown): void {
    if (!operation.body || operation.rawBody) return;
    if (body === undefined || body === null || (body instanceof Uint8Array && body.length === 0)) {
      if (!operation.body.required && body !== null) return;
      const missing = { pointer: '', code: 'required', message: 'is required' };
      throw new ProblemError('validation_failed', 'The request needs a body.', { fields: [missing] });
    }
    const schema = mediaType === undefined ? undefined : operation.body.content.get(mediaType);
    if (!schema || !(isJson(mediaType) || mediaType === formMediaType)) return;
    const value = mediaType === formMediaType ? withTextForFiles(body) : body;
    const validate = this.#compile(schema, `${operation.id} body ${mediaType ?? ''}`);
    const unsafe = unsafeText(value);
    if (!unsafe && validate(value)) return;
    const fields = unsafe ? [unsafe] : bodyProblems(validate.errors ?? []);
    throw new ProblemError('validation_failed', 'The request body does not match the contract.', { fields });
  }

  #faultOfReply(
    operation: ContractOperation,
    { status, body }: OperationReply,
    mediaType: string | undefined,
    headers: ReadonlySet<string>,
  ): string | undefined {
    const declared = replyFor(operation, status);
    if (!declared) return `status ${status} is not in the contract`;
    const missing = declared.requiredHeaders.find((name) => !headers.has(name));
    if (missing) return `status ${status} lacks the header ${missing}`;
    if (declared.content.size === 0) return body === undefined ? undefined : `status ${status} has no body`;
    const schema = mediaType === undefined ? undefined : declared.content.get(mediaType);
    if (!schema) return `status ${status} has no content of type ${mediaType ?? 'none'}`;
    if (!isJson(mediaType)) {
      const isBytes = body instanceof Uint8Array || body instanceof Readable;
      return isBytes ? undefined : `the body of ${mediaType} is not bytes`;
    }
    return this.#fault(this.#compile(schema, `${operation.id} ${status} ${mediaType ?? ''}`), body);
  }

  #fault(validate: ValidateFunction, value: unknown): string | undefined {
    if (validate(value)) return undefined;
    // Values stay out: they may be personal data, and this text goes to the log.
    return bodyProblems(validate.errors ?? [])
      .slice(0, 5)
      .map(({ pointer, code, message }) => `${pointer || '/'} ${message} (${code})`)
      .join('; ');
  }

  #compile(schema: JsonSchema, what: string): ValidateFunction {
    let validate = this.#compiled.get(schema);
    if (!validate) {
      try {
        validate = this.#strict.compile(absolute(schema));
      } catch (error) {
        throw new Error(`The schema of ${what} cannot be compiled.`, { cause: error });
      }
      this.#compiled.set(schema, validate);
    }
    return validate;
  }
}

/** Whether a media type is JSON: `application/json` or one with the `+json` suffix. */
export function isJson(mediaType: string | undefined): boolean {
  return mediaType !== undefined && /^application\/([\w.-]+\+)?json$/.test(mediaType);
}

/** The contract calls a file a string, whose bytes no schema looks at. */
function withTextForFiles(form: unknown): unknown {
  const isFile = (part: unknown) =>
    typeof part === 'object' && part !== null && 'bytes' in part && part.bytes instanceof Uint8Array;
  const parts = Object.entries(form as Record<string, unknown>);
  return Object.fromEntries(parts.map(([name, part]) => [name, isFile(part) ? '' : part]));
}

function replyFor(operation: ContractOperation, status: number): ContractReply | undefined {
  const { replies } = operation;
  return replies.get(String(status)) ?? replies.get(`${Math.floor(status / 100)}XX`) ?? replies.get('default');
}

const schemasId = 'https://portico.invalid/schemas';
const schemasInDocument = '#/components/schemas/';

function newValidator(document: JsonSchema, options: Options): Ajv2020 {
  const validator = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    allErrors: true,
    removeAdditional: false,
    validateSchema: false,
    ...options,
  });
  formats.default(validator);
  refuseMomentsNobodyHolds(validator);
  useFastUniqueItems(validator);
  for (const keyword of ['example', 'discriminator', 'externalDocs']) validator.addKeyword(keyword);
  const { schemas } = document['components'] as { schemas: JsonSchema };
  validator.addSchema({ $id: schemasId, $defs: absolute(schemas) });
  return validator;
}

const firstMoment = Date.parse('0001-01-01T00:00:00Z');
const lastMoment = Date.parse('9999-12-31T23:59:59.999Z');

/** RFC 3339 has leap seconds and a year zero; `Date` and the databases do not. */
function refuseMomentsNobodyHolds(validator: Ajv2020): void {
  const { validate } = formats.default.get('date-time') as { validate: (text: string) => boolean };
  validator.addFormat('date-time', {
    type: 'string',
    validate: (text: string) => {
      const moment = Date.parse(text);
      return validate(text) && moment >= firstMoment && moment <= lastMoment;
    },
  });
}

/**
 * Ajv compares every item with every other, so that a body of a hundred thousand items blocks the process for minutes.
 * Here items are the same when their JSON is: objects differ by the order of their members too.
 */
function useFastUniqueItems(validator: Ajv2020): void {
  validator.removeKeyword('uniqueItems');
  validator.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    error: { message: 'must not hold the same item twice' },
    validate: (wanted: boolean, items: readonly unknown[]) =>
      !wanted || new Set(items.map((item) => JSON.stringify(item))).size === items.length,
  });
}

/** References are relative to the document; a schema compiled alone needs them to lead to the collected schemas. */
function absolute(schema: JsonSchema): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === '$ref' && typeof value === 'string' ? value.replace(schemasInDocument, `${schemasId}#/$defs/`) : value,
    ),
  ) as JsonSchema;
}

function parameterProblem(
  place: ParameterPlace,
  errors: readonly ErrorObject[],
  names: ReadonlyMap<string, string>,
): ProblemError {
  const fields = parameterProblems(place, errors, names);
  const missing = (header: string) => fields.some(({ pointer, code }) => pointer === header && code === 'required');
  if (missing('header/Idempotency-Key')) {
    return new ProblemError('idempotency_key_missing', 'The header Idempotency-Key is required.', { fields });
  }
  if (missing('header/If-Match')) {
    return new ProblemError('precondition_required', 'The header If-Match is required.', { fields });
  }
  return refusedParameters(fields);
}

function refusedParameters(fields: NonNullable<ProblemError['fields']>): ProblemError {
  const named = (unknown: boolean) =>
    fields
      .filter(({ code }) => (code === 'additionalProperties') === unknown)
      .map(({ pointer, message }) => (unknown ? pointer.replace('query/', '') : `${pointer} ${message}`));
  const [unknown, wrong] = [named(true), named(false)];
  const sentences = [
    ...(unknown.length > 0 ? [`Unknown query parameters: ${unknown.join(', ')}.`] : []),
    ...(wrong.length > 0 ? [`Wrong parameters: ${wrong.join('; ')}.`] : []),
  ];
  return new ProblemError('invalid_request', sentences.join(' '), { fields });
}
