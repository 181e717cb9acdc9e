import type { FastifyInstance } from 'fastify';
import type { Contract } from './contract.ts';
import { ProblemError } from './problem.ts';
import { isJson } from './validation.ts';

/** Reads JSON bodies strictly, and every other media type of the contract as the bytes it is. */
export function readBodies(app: FastifyInstance, { operations }: Contract): void {
  app.removeAllContentTypeParsers();
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    if (bytes.length === 0) {
      done(null);
      return;
    }
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes as Buffer);
      void parseJson(request, text, (error, value) => (error ? done(notJson(error)) : done(null, value)));
    } catch (error) {
      done(notJson(error));
    }
  });
  const mediaTypes = new Set(operations.flatMap(({ body }) => [...(body?.content.keys() ?? [])]));
  for (const mediaType of mediaTypes) {
    if (isJson(mediaType)) continue;
    app.addContentTypeParser(mediaType, { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
  }
}

function notJson(cause: unknown): ProblemError {
  return new ProblemError('invalid_request', 'The body is not valid JSON in UTF-8.', { cause });
}
