import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { ProblemError } from './problem.ts';

export const formMediaType = 'multipart/form-data';

/** A file that came as a part of a form. */
export interface UploadedFile {
  /** As the sender wrote it, without folders; not safe to show or to store. */
  filename: string | undefined;
  bytes: Uint8Array;
}

/** What a form may hold. */
export interface FormRules {
  /** Names of the parts that are JSON. Every other part is a file. */
  jsonParts: ReadonlySet<string>;
  /** @throws ProblemError when the bytes are not JSON */
  parseJson: (bytes: Buffer) => unknown;
  /** Bytes of one file. */
  maxFile: number;
  /** Bytes of one JSON part. */
  maxJson: number;
}

const maxParts = 10;
const maxHeader = 8 * 1024;
/** Bytes for boundaries and headers around the parts. */
const maxFrame = 64 * 1024;

/** Bytes of a refused body that are let past, since a sender cut off in the middle would not see why. */
const maxDiscarded = 32 * 1024 * 1024;
/** Or the server would end the connection with the reply, and a sender that still writes would lose it. */
const readable = { headers: { Connection: 'keep-alive' } };

/**
 * Reads a form as it arrives, and stops where a part becomes too large: no more than that is ever held.
 *
 * @returns the parts by name: parsed JSON, or an `UploadedFile`
 * @throws ProblemError payload_too_large, or invalid_request when it is not a whole form or names a part twice
 */
export async function readForm(
  payload: Readable,
  headers: IncomingHttpHeaders,
  rules: FormRules,
): Promise<Record<string, unknown>> {
  const files = await collect(payload, headers, rules).catch((problem: unknown) => {
    discard(payload);
    throw problem;
  });
  const values = [...files].map(([name, file]) => [name, rules.jsonParts.has(name) ? jsonOf(name, file, rules) : file]);
  return Object.fromEntries(values) as Record<string, unknown>;
}

function parserFor(headers: IncomingHttpHeaders): BusboyInstance {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      isPartAFile: () => true,
      limits: { parts: maxParts, headerPairs: maxParts, headerSize: maxHeader },
    });
  } catch (cause) {
    throw new ProblemError('invalid_request', 'The Content-Type of the form names no boundary.', {
      ...readable,
      cause,
    });
  }
}

/** Takes what still comes without keeping it, and ends the connection when that does not end. */
function discard(payload: Readable): void {
  let left = maxDiscarded;
  payload.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) payload.destroy();
  });
  payload.resume();
}

async function collect(
  payload: Readable,
  headers: IncomingHttpHeaders,
  rules: FormRules,
): Promise<Map<string, UploadedFile>> {
  const longest = rules.maxFile + rules.maxJson + maxFrame;
  if (Number(headers['content-length'] ?? 0) > longest) throw tooLarge('', longest);
  const parser = parserFor(headers);
  const files = new Map<string, UploadedFile>();
  return new Promise((resolve, reject) => {
    const fail = (problem: unknown) => {
      payload.unpipe(parser);
      reject(problem);
    };
    const broken = (cause: unknown) =>
      fail(new ProblemError('invalid_request', 'The body is not a whole form.', { ...readable, cause }));
    parser.on('file', (name, part, filename: string | undefined) => {
      if (files.has(name)) fail(new ProblemError('invalid_request', 'A part of the form came twice.', readable));
      const file = { filename, bytes: new Uint8Array() };
      files.set(name, file);
      const max = rules.jsonParts.has(name) ? rules.maxJson : rules.maxFile;
      const chunks: Buffer[] = [];
      let size = 0;
      part.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > max) fail(tooLarge(`/${name}`, max));
        else chunks.push(chunk);
      });
      part.on('end', () => (file.bytes = Buffer.concat(chunks)));
      part.on('error', broken);
    });
    parser.on('partsLimit', () => broken(undefined));
    parser.on('error', broken);
    parser.on('finish', () => resolve(files));
    payload.on('error', broken);
    payload.pipe(parser);
  });
}

function jsonOf(name: string, { bytes }: UploadedFile, { parseJson }: FormRules): unknown {
  try {
    return parseJson(Buffer.from(bytes));
  } catch (cause) {
    const fields = [{ pointer: `/${name}`, code: 'json', message: 'must be JSON in UTF-8' }];
    throw new ProblemError('validation_failed', `The part ${name} is not valid JSON in UTF-8.`, { fields, cause });
  }
}

function tooLarge(pointer: string, max: number): ProblemError {
  const fields = [{ pointer, code: 'maxBytes', message: `must have at most ${max} bytes` }];
  return new ProblemError('payload_too_large', `The form, or a part of it, is larger than ${max} bytes.`, {
    ...readable,
    fields,
  });
}
