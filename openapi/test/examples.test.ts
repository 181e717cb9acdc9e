import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { compile, contract, endpoints, resolve, webhooks, type Content } from './contract.ts';

interface Problem {
  code: string;
  status: number;
}

const codes = (contract.components.schemas['ProblemCode'] as { enum: string[] }).enum;

function examplesOf(content: Content): [name: string, value: unknown][] {
  return Object.entries(content.examples ?? {}).map(([name, example]) => [name, resolve(example).value]);
}

function contentsOf({ operation }: (typeof endpoints)[number]): [place: string, mediaType: string, content: Content][] {
  const bodies = [
    ['request', operation.requestBody?.content ?? {}] as const,
    ...Object.entries(operation.responses).map(([status, { content = {} }]) => [status, content] as const),
  ];
  return bodies.flatMap(([place, contents]) =>
    Object.entries(contents).map(([mediaType, content]) => [place, mediaType, content] as [string, string, Content]),
  );
}

describe('examples', () => {
  for (const endpoint of [...endpoints, ...webhooks]) {
    it(`of ${endpoint.operation.operationId} match their schemas`, () => {
      for (const [place, mediaType, content] of contentsOf(endpoint)) {
        const validate = compile(content.schema);
        for (const [name, value] of examplesOf(content)) {
          assert.ok(validate(value), `${place} ${mediaType} ${name}: ${JSON.stringify(validate.errors, null, 1)}`);
        }
      }
    });
  }

  it('of problems stand under their own status and use every code', () => {
    const used = new Set<string>();
    for (const endpoint of endpoints) {
      for (const [place, mediaType, content] of contentsOf(endpoint)) {
        if (mediaType !== 'application/problem+json') continue;
        for (const [name, value] of examplesOf(content)) {
          const { code, status } = value as Problem;
          used.add(code);
          if (place !== 'default') assert.equal(String(status), place, `${endpoint.operation.operationId} ${name}`);
        }
      }
    }
    assert.deepEqual(used, new Set(codes));
  });

  it('of live events are events of the contract', () => {
    const stream = (resolve(contract.components.examples['EventStream']) as { value: string }).value;
    const validate = compile({ $ref: '#/components/schemas/LiveEvent' });
    const blocks = stream.split('\n\n').filter((block) => block.startsWith('id:'));
    assert.ok(blocks.length > 0);
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)));
      const event = JSON.parse(fields['data'] ?? '') as { id: string; type: string };
      assert.ok(validate(event), JSON.stringify(validate.errors));
      assert.deepEqual([event.id, event.type], [fields['id'], fields['event']]);
    }
  });

  it('in the folder are all shown somewhere', async () => {
    const folder = new URL('../examples/', import.meta.url);
    const texts = await Promise.all((await readdir(folder)).map((file) => readFile(new URL(file, folder), 'utf8')));
    const written = texts.flatMap((text) => [...text.matchAll(/^(\w+):/gm)].map(([, name]) => name));
    assert.equal(new Set(written).size, written.length);
    assert.deepEqual(new Set(written), new Set(Object.keys(contract.components.examples)));
  });
});
