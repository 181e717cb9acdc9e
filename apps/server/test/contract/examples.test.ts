import assert from 'node:assert/strict';
import document from '@portico/openapi/billing.json' with { type: 'json' };
import { after, before, describe, it } from 'node:test';
import type { ContractOperation } from '../../src/http/contract.ts';
import type { Capability, OperationHandlers, OperationReply } from '../../src/http/operations.ts';
import {
  asOperator,
  asSession,
  contract,
  fixedCredentials,
  openServer,
  type RunningServer,
} from '../http/running-server.ts';

interface Described {
  content?: Record<string, { examples?: Record<string, { $ref?: string; value?: unknown }> }>;
}

const paths = document.paths as unknown as Record<
  string,
  Record<string, { requestBody?: Described; responses: Record<string, Described> }>
>;
const components = document.components.examples as unknown as Record<string, { value: unknown }>;
const capabilities = [...new Set(contract.operations.flatMap(({ capability }) => capability ?? []))] as Capability[];
const withExamples = contract.operations.filter((operation) => successesOf(operation).length > 0);

/** Values of parameters that the contract demands, where any text will not do. */
const parameterValues: Record<string, string> = {
  fileKind: 'pdf',
  country: 'FR',
  provider: 'sandbox',
  'If-Match': '"1"',
};

describe('the examples of the contract', () => {
  let server: RunningServer;
  const replies = new Map<string, OperationReply>();
  before(async () => {
    const handlers = Object.fromEntries(
      contract.operations.map(({ id }) => [id, async () => replies.get(id) ?? { status: 500 }]),
    ) as OperationHandlers;
    server = await openServer(handlers, {
      credentials: fixedCredentials(capabilities),
      limits: { sessionRequests: 100_000, anonymousRequests: 100_000 },
    });
  });
  after(() => server.close());

  const send = (operation: ContractOperation, body: unknown) => {
    const required = operation.parameters.filter(({ required }) => required);
    const valueOf = (name: string) => parameterValues[name] ?? 'example_1';
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => valueOf(name));
    const query = new URLSearchParams(
      required.filter(({ place }) => place === 'query').map(({ name }) => [name, valueOf(name)]),
    );
    const headers: Record<string, string> = { ...(operation.security === 'session' ? asSession : asOperator) };
    for (const { name, place } of required) if (place === 'header') headers[name] = valueOf(name);
    const [mediaType] = operation.body?.content.keys() ?? [];
    const isForm = mediaType === 'multipart/form-data';
    if (mediaType && mediaType !== 'application/json' && !isForm) headers['Content-Type'] = mediaType;
    else if (body !== undefined && !isForm) headers['Content-Type'] = 'application/json';
    // Files have no example: any bytes do.
    const bytes = operation.body?.required ? 'bytes' : undefined;
    const sent = isForm ? formOf(operation) : body === undefined ? bytes : JSON.stringify(body);
    const init = { method: operation.method, headers, ...(sent === undefined ? {} : { body: sent }) };
    return fetch(`${server.url}${path}?${query.toString()}`, init);
  };

  it('are there for nearly every operation', () => {
    assert.ok(withExamples.length > 90, String(withExamples.length));
  });

  it('are accepted as requests and valid as replies', async () => {
    for (const operation of withExamples) {
      const bodies = requestsOf(operation);
      for (const [status, reply] of successesOf(operation)) {
        replies.set(operation.id, { status: Number(status), body: reply, headers: requiredHeaders(operation, status) });
        const response = await send(operation, bodies[0]);
        const answer: unknown = await response.json();
        assert.equal(response.status, Number(status), `${operation.id} ${JSON.stringify(answer)}`);
        assert.deepEqual(answer, reply, operation.id);
      }
      for (const body of bodies.slice(1)) assert.ok((await send(operation, body)).ok, operation.id);
    }
  });
});

/** The parts of the first example; what is no object stands for a file. */
function formOf(operation: ContractOperation): FormData {
  const form = new FormData();
  const [parts = {}] = valuesOf(describedBy(operation).requestBody, 'multipart/form-data') as [object?];
  for (const [name, part] of Object.entries(parts)) {
    const isFile = typeof part !== 'object';
    form.set(
      name,
      isFile ? new File(['bytes'], 'file') : new Blob([JSON.stringify(part)], { type: 'application/json' }),
    );
  }
  return form;
}

function requestsOf(operation: ContractOperation): unknown[] {
  return valuesOf(describedBy(operation).requestBody);
}

function successesOf(operation: ContractOperation): [status: string, value: unknown][] {
  return Object.entries(describedBy(operation).responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([status, response]) => valuesOf(response).map((value): [string, unknown] => [status, value]));
}

function describedBy({ path, method }: ContractOperation): {
  requestBody?: Described;
  responses: Record<string, Described>;
} {
  const operation = paths[path]?.[method.toLowerCase()];
  assert.ok(operation);
  return operation;
}

function valuesOf(described: Described | undefined, mediaType = 'application/json'): unknown[] {
  return Object.values(described?.content?.[mediaType]?.examples ?? {}).map(({ $ref, value }) =>
    $ref ? components[$ref.split('/').at(-1) ?? '']?.value : value,
  );
}

function requiredHeaders(operation: ContractOperation, status: string): Record<string, string> {
  const names = operation.replies.get(status)?.requiredHeaders ?? [];
  return Object.fromEntries(names.filter((name) => name !== 'x-request-id').map((name) => [name, '"1"']));
}
