import type { OperationHandlers } from '../http/operations.ts';
import { sessionOf } from '../http/session-of.ts';
import type { LiveEventService } from './service.ts';

/** The operation that follows what changes. */
export function eventOperations(events: LiveEventService): OperationHandlers {
  return {
    streamEvents: async (request) => ({
      status: 200,
      body: await events.open(sessionOf(request), request.header['Last-Event-ID'], request.signal),
      headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
    }),
  };
}
