import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { Contract } from './contract.ts';
import { formMediaType, readForm } from './forms.ts';
import type { HttpLimits } from './limits.ts';
import { ProblemError } from './problem.ts';
import { isJson } from './validation.ts';

/** Reads JSON bodies strictly, forms as their parts, and every other media type of the contract as the bytes it is. */
export function readBodies(app: FastifyInstance, { operations }: Contract, limits: HttpLimits): void {
  app.removeAllContentTypeParsers();
  const parseJson = strictJsonParser(app);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    if (request.routeOptions.config.operation?.rawBody) {
      done(null, bytes);
      return;
    }
    if (bytes.length === 0) {
      done(null);
      return;
    }
    try {
      done(null, parseJson(request, bytes as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  const mediaTypes = new Set(operations.flatMap(({ body }) => [...(body?.content.keys() ?? [])]));
  for (const mediaType of mediaTypes) {
    if (isJson(mediaType) || mediaType === formMediaType) continue;
    app.addContentTypeParser(mediaType, { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
  }
  app.addContentTypeParser(formMediaType, (request: FastifyRequest, payload: Readable) =>
    readForm(payload, request.headers, {
      jsonParts: request.routeOptions.config.operation?.body?.jsonParts ?? new Set(),
      parseJson: (bytes) => parseJson(request, bytes),
      maxFile: limits.formFile,
      maxJson: limits.formJson,
    }),
  );
}

/** @returns a function that throws a ProblemError when the bytes are not JSON in UTF-8, or name a prototype */
function strictJsonParser(app: FastifyInstance): (request: FastifyRequest, bytes: Buffer) => unknown {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (request, bytes) => {
    let result: { error: Error | null; value: unknown } | undefined;
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      void parse(request, text, (error, value) => (result = { error, value }));
    } catch (error) {
      throw notJson(error);
    }
    if (result?.error) throw notJson(result.error);
    return result?.value;
  };
}

function notJson(cause: unknown): ProblemError {
  return new ProblemError('invalid_request', 'The body is not valid JSON in UTF-8.', { cause });
}
