import type { Kysely } from 'kysely';
import { createCursors } from '../database/cursors.ts';
import { pageByIds, type PageQuery } from '../database/pages.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { selectActivity, type ActivityFilter } from './store.ts';

export interface ActivityService {
  /** Newest first. @throws ProblemError invalid_cursor, invalid_request */
  listActivity(customerId: string, query?: ActivityFilter & PageQuery): Promise<Schemas['ActivityPage']>;
}

/** Tells a customer what happened. */
export function createActivityService(db: Kysely<Tables>): ActivityService {
  const cursors = createCursors(db);
  return {
    async listActivity(customerId, { cursor, limit, ...filter } = {}) {
      if (filter.subjectId !== undefined && filter.subjectType === undefined) {
        throw new ProblemError('invalid_request', 'The parameter subjectId needs subjectType.');
      }
      return pageByIds(cursors, ['activity', customerId, filter], { cursor, limit }, (position) =>
        selectActivity(db, customerId, filter, position),
      );
    },
  };
}
