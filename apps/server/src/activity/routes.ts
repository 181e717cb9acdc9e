import type { OperationHandlers } from '../http/operations.ts';
import { sessionOf } from '../http/session-of.ts';
import type { ActivityService } from './service.ts';

/** The operation on what happened. */
export function activityOperations(activity: ActivityService): OperationHandlers {
  return {
    listActivity: async (request) => ({
      status: 200,
      body: await activity.listActivity(sessionOf(request).customerId, request.query),
    }),
  };
}
