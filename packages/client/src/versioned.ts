import type { RequestOptions } from './types.js';

/** A resource, and the version that it was read or written as. */
export interface Versioned<T> {
  value: T;
  /** Entity tag (RFC 9110); given back with a change, it makes sure that nothing else was changed in between. */
  etag: string;
}

/** Options of a change to a version that was read before. A version that is no longer current is `precondition_failed`. */
export interface ChangeOptions extends RequestOptions {
  etag: string;
}

/** The headers of a change to a version. */
export function ifMatch(etag: string): { 'If-Match': string } {
  return { 'If-Match': etag };
}

/** What an answer holds, with the version it says. */
export function versioned<T>({ data, response }: { data: T; response: Response }): Versioned<T> {
  return { value: data, etag: response.headers.get('ETag') ?? '' };
}
