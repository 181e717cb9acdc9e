import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contract, endpoints, resolve, type Operation } from './contract.ts';

const capabilities = (contract.components.schemas['Capability'] as { enum: string[] }).enum;

/** Whoever has a session may call these. */
const withoutCapability = new Set(['getCurrentSession', 'getCurrentBrand', 'streamEvents']);
/** A second session harms nobody; a second import of one file is refused by its content. */
const withoutIdempotencyKey = new Set(['createSession', 'importInvoice']);

function parameter(operation: Operation, name: string): boolean {
  return (operation.parameters ?? []).some((candidate) => candidate.name === name && candidate.required === true);
}

function takes(operation: Operation, name: string): boolean {
  return (operation.parameters ?? []).some((candidate) => candidate.name === name);
}

/** Names of the properties of a schema, those of its parts included. */
function propertiesOf(schema: unknown): string[] {
  const { properties = {}, allOf = [] } = resolve(schema) as { properties?: object; allOf?: unknown[] };
  return [...Object.keys(properties), ...allOf.flatMap(propertiesOf)];
}

function answer(operation: Operation): string[] {
  const schema = operation.responses['200']?.content?.['application/json']?.schema;
  return schema ? propertiesOf(schema) : [];
}

describe('the contract', () => {
  it('secures every operation, and every session operation by a capability', () => {
    for (const { operation, path } of endpoints) {
      const { operationId: id, security, 'x-capability': capability } = operation;
      if (security === undefined) {
        assert.ok(withoutCapability.has(id) || capabilities.includes(capability ?? ''), id);
      } else {
        assert.equal(capability, undefined, id);
        const isOpen = security.length === 0;
        assert.equal(isOpen, /^\/(health|v1\/provider-webhooks)\//.test(path), `${id} is open to everybody`);
      }
    }
  });

  it('uses every capability', () => {
    const used = endpoints.map(({ operation }) => operation['x-capability']);
    assert.deepEqual(
      capabilities.filter((capability) => !used.includes(capability)),
      [],
    );
  });

  it('keeps what is for the operator under its own path', () => {
    for (const { operation, path } of endpoints) {
      const needsSecretKey = operation.security?.some((scheme) => 'secretKey' in scheme) ?? false;
      assert.equal(needsSecretKey, path.startsWith('/v1/operator/') || path === '/v1/sessions', operation.operationId);
    }
  });

  it('takes an idempotency key wherever a POST creates or charges', () => {
    for (const { operation, method } of endpoints) {
      const creates = method === 'post' && ('201' in operation.responses || '202' in operation.responses);
      const expected = creates && !withoutIdempotencyKey.has(operation.operationId);
      assert.equal(parameter(operation, 'Idempotency-Key'), expected, operation.operationId);
    }
  });

  it('answers every list as a cursor page', () => {
    for (const { operation } of endpoints) {
      const id = operation.operationId;
      const isPage = ['items', 'nextCursor', 'total'].every((name) => answer(operation).includes(name));
      assert.equal(isPage, id.startsWith('list'), id);
      assert.equal(takes(operation, 'cursor') && takes(operation, 'limit'), isPage, id);
    }
  });

  it('answers 412 and 428 and gives the next ETag wherever If-Match is needed', () => {
    for (const { operation } of endpoints.filter((endpoint) => parameter(endpoint.operation, 'If-Match'))) {
      const success = operation.responses['200'] ?? operation.responses['202'];
      assert.ok('412' in operation.responses && '428' in operation.responses, operation.operationId);
      assert.ok(success?.headers?.['ETag'], operation.operationId);
    }
  });

  it('says of every job where to look and when', () => {
    const jobs = ['createInvoiceDelivery', 'createQuoteDelivery', 'createExport', 'createRenewalQuote'];
    for (const { operation } of endpoints.filter((endpoint) => jobs.includes(endpoint.operation.operationId))) {
      const names = Object.keys(operation.responses['202']?.headers ?? {});
      assert.ok(names.includes('Location') && names.includes('Retry-After'), operation.operationId);
    }
  });

  it('answers with problem details whatever goes wrong', () => {
    for (const { operation } of endpoints) {
      assert.ok('default' in operation.responses, operation.operationId);
      for (const [status, reply] of Object.entries(operation.responses)) {
        if (status.startsWith('2')) continue;
        assert.deepEqual(Object.keys(reply.content ?? {}), ['application/problem+json'], operation.operationId);
      }
    }
  });

  it('names every field in camelCase', () => {
    for (const [name, schema] of Object.entries(contract.components.schemas)) {
      for (const property of propertiesOf(schema)) assert.match(property, /^[a-z][A-Za-z0-9]*$/, name);
    }
  });
});
