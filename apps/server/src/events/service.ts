import type { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { openLiveStream, type LiveStream } from './live-stream.ts';
import { eventChannel } from './publish-event.ts';
import { deleteEventsBefore, selectEvent, selectEventsSince } from './store.ts';

/** Milliseconds that events are kept for streams that come back. */
const keptFor = 60 * 60 * 1000;

/**
 * Milliseconds before the last event that are told again: a transaction that took longer than its neighbours may have
 * committed an event with an earlier id. Hearing of a change twice does no harm.
 */
const overlap = 10_000;

const sweepInterval = 10 * 60 * 1000;

export interface LiveEventService {
  /** Follows the events of all server instances, for the streams that are opened here. */
  start(): Promise<void>;
  /** A stream of server-sent events; what was missed since the event `after` comes first. */
  open(session: SessionIdentity, after: string | undefined, signal: AbortSignal): Promise<Readable>;
  /** Ends every stream. Safe to call again. */
  close(): Promise<void>;
}

export interface LiveEventOptions {
  db: Kysely<Tables>;
  jobs: Pick<JobQueue, 'listen'>;
  clock: () => Date;
  onError: (error: Error) => void;
}

/** Tells the pages of a customer what has changed. */
export function createLiveEventService({ db, jobs, clock, onError }: LiveEventOptions): LiveEventService {
  const streams = new Map<string, Set<LiveStream>>();
  const ofAll = () => [...streams.values()].flatMap((some) => [...some]);
  let stopListening: (() => Promise<void>) | undefined;
  let sweep: NodeJS.Timeout | undefined;
  let gapSeen = false;

  const tell = async (payload: string) => {
    const [customerId, id] = JSON.parse(payload) as [string, string];
    const listeners = streams.get(customerId);
    if (!listeners) return;
    const found = await selectEvent(db, customerId, id);
    if (found) for (const stream of listeners) stream.tell(found.event);
  };

  const reset = (reason: Schemas['StreamResetData']['reason']): Schemas['StreamResetEvent'] => {
    const now = clock();
    return { type: 'stream.reset', id: newId('evt', now), at: now.toISOString(), data: { reason } };
  };

  return {
    async start() {
      stopListening = await jobs.listen(
        eventChannel,
        (payload) => void tell(payload).catch(onError),
        () => {
          // The first call says that listening has begun.
          if (gapSeen) for (const stream of ofAll()) stream.tell(reset('restarted'));
          gapSeen = true;
        },
      );
      sweep = setInterval(() => {
        deleteEventsBefore(db, new Date(clock().getTime() - keptFor)).catch(onError);
      }, sweepInterval).unref();
    },
    async open(session, after, signal) {
      const { customerId } = session;
      const listeners = streams.get(customerId) ?? new Set();
      streams.set(customerId, listeners);
      const stream = openLiveStream(session, signal, () => {
        listeners.delete(stream);
        if (listeners.size === 0) streams.delete(customerId);
      });
      listeners.add(stream);
      if (after !== undefined) {
        const last = await selectEvent(db, customerId, after);
        if (!last) stream.tell(reset('unknown_id'));
        else {
          const missed = await selectEventsSince(db, customerId, new Date(last.at.getTime() - overlap));
          for (const event of missed) if (event.id !== after) stream.tell(event);
        }
      }
      return stream.body;
    },
    async close() {
      clearInterval(sweep);
      for (const stream of ofAll()) stream.end();
      await stopListening?.();
    },
  };
}
