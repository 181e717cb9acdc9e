import type { Client } from 'openapi-fetch';
import { passed } from '../passed.js';
import { received } from '../reply.js';
import type { paths } from '../schema.js';
import type { ActivityPage, ActivityQuery, RequestOptions } from '../types.js';

/** What happened, and who did it. */
export interface ActivityResource {
  /** One page, newest first. */
  list(query?: ActivityQuery, options?: RequestOptions): Promise<ActivityPage>;
}

/** @internal */
export function activityResource(http: Client<paths>): ActivityResource {
  return {
    async list(query = {}, { signal } = {}) {
      return (await received(http.GET('/v1/activity', { params: { query }, ...passed(signal) }), signal)).data;
    },
  };
}
