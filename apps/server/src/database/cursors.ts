import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';
import type { Tables } from './tables.ts';

/** Makes and reads page cursors that only fit the list they were made for. */
export interface Cursors {
  /**
   * @param list everything that must be the same on the next page: customer, filter, order
   * @param position where the next page begins
   */
  write(list: unknown, position: unknown): Promise<string>;
  /** @throws ProblemError invalid_cursor when the cursor was altered or made for another list */
  read(list: unknown, cursor: string): Promise<unknown>;
}

/** Cursors signed with a secret in the database, so that every server instance reads those of the others. */
export function createCursors(db: Kysely<Tables>): Cursors {
  let secret: Promise<string> | undefined;
  const loadSecret = () =>
    (secret ??= readSecret(db).catch((error: unknown) => {
      secret = undefined;
      throw error;
    }));
  return {
    async write(list, position) {
      const payload = Buffer.from(JSON.stringify(position)).toString('base64url');
      return `${payload}.${sign(await loadSecret(), list, payload).toString('base64url')}`;
    },
    async read(list, cursor) {
      const [payload = '', signature = '', ...rest] = cursor.split('.');
      const expected = sign(await loadSecret(), list, payload);
      const given = Buffer.from(signature, 'base64url');
      const canonical = given.toString('base64url') === signature && rest.length === 0;
      if (!canonical || given.length !== expected.length || !timingSafeEqual(given, expected)) {
        throw new ProblemError('invalid_cursor', 'The cursor does not belong to this list with this filter and order.');
      }
      return JSON.parse(Buffer.from(payload, 'base64url').toString());
    },
  };
}

function sign(secret: string, list: unknown, payload: string): Buffer {
  return createHmac('sha256', secret)
    .update(JSON.stringify([list, payload]))
    .digest()
    .subarray(0, 16);
}

async function readSecret(db: Kysely<Tables>): Promise<string> {
  const row = await db
    .selectFrom('shared_secret')
    .select('value')
    .where('name', '=', 'cursor')
    .executeTakeFirstOrThrow();
  return row.value;
}
