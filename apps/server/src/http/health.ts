import type { OperationHandlers } from './operations.ts';
import { ProblemError } from './problem.ts';

/** @param checkDatabase resolves when the database answers and its schema is current */
export function healthOperations(checkDatabase: () => Promise<void>): OperationHandlers {
  const ok = { status: 200, body: { status: 'ok' } };
  return {
    getLiveness: async () => ok,
    getReadiness: async () => {
      try {
        await checkDatabase();
      } catch (cause) {
        throw new ProblemError('unavailable', 'The database does not answer.', {
          cause,
          headers: { 'Retry-After': '5' },
        });
      }
      return ok;
    },
  };
}
