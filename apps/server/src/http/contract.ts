import type { Capability, OperationId } from './operations.ts';

/** What a caller shows to reach an operation: a session token, the host's secret key, or nothing. */
export type Security = 'session' | 'secretKey' | 'none';

export type ParameterPlace = 'path' | 'query' | 'header';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface ContractParameter {
  name: string;
  place: ParameterPlace;
  required: boolean;
  schema: JsonSchema;
}

/** Schema by media type. */
export type ContractContent = ReadonlyMap<string, JsonSchema>;

export interface ContractBody {
  required: boolean;
  content: ContractContent;
  /** Names of the parts of a form that are JSON. */
  jsonParts: ReadonlySet<string>;
}

export interface ContractReply {
  content: ContractContent;
  /** Names of headers the contract demands, lower case. */
  requiredHeaders: readonly string[];
}

export interface ContractOperation {
  id: OperationId;
  method: string;
  /** Path template as the contract writes it, such as `/v1/invoices/{invoiceId}`. */
  path: string;
  security: Security;
  capability: Capability | undefined;
  parameters: readonly ContractParameter[];
  body: ContractBody | undefined;
  /** Whether the handler is given the bytes of the body as they came, to check a signature over them. */
  rawBody: boolean;
  /** By status: `200`, a range such as `4XX`, or `default`. */
  replies: ReadonlyMap<string, ContractReply>;
}

export interface Contract {
  operations: readonly ContractOperation[];
  /** The whole document, for resolving `$ref` in schemas. */
  document: JsonSchema;
}

const methods = ['get', 'put', 'post', 'delete', 'patch'];
const places: readonly string[] = ['path', 'query', 'header'] satisfies ParameterPlace[];

/**
 * Reads a bundled OpenAPI 3.1 document into the operations the server routes.
 *
 * @throws Error naming the operation when the document uses what the server does not know.
 */
export function readContract(document: unknown): Contract {
  const root = object(document, 'document');
  const operations = Object.entries(object(root['paths'], 'paths')).flatMap(([path, item]) => {
    const pathItem = object(resolve(root, item), path);
    return methods
      .filter((method) => pathItem[method] !== undefined)
      .map((method) => readOperation(root, path, method, pathItem));
  });
  return { operations, document: root };
}

/** The JSON schema of a component, such as `Problem`, as a reference into the document. */
export function componentSchema(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

function readOperation(root: JsonSchema, path: string, method: string, pathItem: JsonSchema): ContractOperation {
  const operation = object(pathItem[method], `${method} ${path}`);
  const id = operation['operationId'];
  if (typeof id !== 'string') throw new Error(`${method} ${path} has no operationId`);
  const parameters = [...list(pathItem['parameters']), ...list(operation['parameters'])];
  return {
    id: id as OperationId,
    method: method.toUpperCase(),
    path,
    security: readSecurity(operation['security'] ?? root['security'], id),
    capability: operation['x-capability'] as Capability | undefined,
    parameters: parameters.map((parameter) => readParameter(root, parameter, id)),
    body: readBody(root, operation['requestBody']),
    rawBody: operation['x-raw-body'] === true,
    replies: new Map(
      Object.entries(object(operation['responses'], `responses of ${id}`)).map(([status, reply]) => [
        status,
        readReply(root, reply),
      ]),
    ),
  };
}

function readSecurity(value: unknown, id: string): Security {
  const alternatives = list(value).map((alternative) => Object.keys(object(alternative, `security of ${id}`)));
  const [first] = alternatives;
  if (!first || first.length === 0) return 'none';
  const [scheme] = first;
  if (alternatives.length === 1 && first.length === 1 && (scheme === 'session' || scheme === 'secretKey')) {
    return scheme;
  }
  throw new Error(`The security of ${id} must be one of session, secretKey or none.`);
}

function readParameter(root: JsonSchema, value: unknown, id: string): ContractParameter {
  const parameter = object(resolve(root, value), `parameter of ${id}`);
  const { name, in: place, required = false, schema } = parameter;
  if (typeof name !== 'string' || typeof place !== 'string' || !places.includes(place)) {
    throw new Error(`A parameter of ${id} is not in path, query or header.`);
  }
  return {
    name,
    place: place as ParameterPlace,
    required: required === true,
    schema: object(schema, `schema of ${name} of ${id}`),
  };
}

function readBody(root: JsonSchema, value: unknown): ContractOperation['body'] {
  if (value === undefined) return undefined;
  const body = object(resolve(root, value), 'requestBody');
  return {
    required: body['required'] === true,
    content: readContent(body['content']),
    jsonParts: new Set(Object.values(object(body['content'], 'content')).flatMap(readJsonParts)),
  };
}

function readJsonParts(value: unknown): string[] {
  const encoding = Object.entries(object(object(value, 'content')['encoding'] ?? {}, 'encoding'));
  return encoding
    .filter(([name, part]) => object(part, name)['contentType'] === 'application/json')
    .map(([name]) => name);
}

function readReply(root: JsonSchema, value: unknown): ContractReply {
  const reply = object(resolve(root, value), 'response');
  const headers = Object.entries(object(reply['headers'] ?? {}, 'headers'));
  return {
    content: readContent(reply['content'] ?? {}),
    requiredHeaders: headers
      .filter(([, header]) => object(resolve(root, header), 'header')['required'] === true)
      .map(([name]) => name.toLowerCase()),
  };
}

function readContent(value: unknown): ContractContent {
  return new Map(
    Object.entries(object(value, 'content')).map(([mediaType, content]) => {
      const { schema = {} } = object(content, mediaType);
      return [mediaType, object(schema, `schema of ${mediaType}`)];
    }),
  );
}

/** Follows references between parts of the document; references inside schemas are left to the validator. */
function resolve(root: JsonSchema, value: unknown): unknown {
  const reference = (value as { $ref?: unknown } | null | undefined)?.$ref;
  if (typeof reference !== 'string') return value;
  if (!reference.startsWith('#/')) throw new Error(`The contract must be bundled: ${reference} points outside.`);
  const target = reference
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((parent, part) => (parent as Record<string, unknown> | undefined)?.[part], root);
  return resolve(root, target);
}

function object(value: unknown, what: string): JsonSchema {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`The contract is not as expected: ${what} is not an object.`);
  }
  return value as JsonSchema;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
