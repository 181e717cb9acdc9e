import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { PgBoss, fromKysely, fromPglite } from 'pg-boss';
import type { Database, DatabaseConnection } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import { jobKinds, jobRetries, type JobKind, type JobPayloads } from './kinds.ts';

/** What a handler knows of its job beside the payload. */
export interface JobRun {
  id: string;
  /** 1 for the first try. */
  attempt: number;
  /** Aborts when the queue closes or the job has taken too long. */
  signal: AbortSignal;
}

export type JobHandler<Kind extends JobKind> = (payload: JobPayloads[Kind], run: JobRun) => Promise<void>;

export interface AddOptions {
  /** Not before this moment. */
  startAfter?: Date;
  /** A job of this kind and key that waits already stands for this one. */
  key?: string;
}

/**
 * Work for later, kept in the database. A job runs at least once: handlers find out for themselves what is done already,
 * and do nothing inside a database transaction that reaches beyond the database.
 */
export interface JobQueue {
  /** Adds a job. It exists exactly when the transaction commits. */
  add<Kind extends JobKind>(
    transaction: Kysely<Tables>,
    kind: Kind,
    payload: JobPayloads[Kind],
    options?: AddOptions,
  ): Promise<void>;
  /** Says what is done with the jobs of a kind; before `startWork`. What throws is tried again after a growing pause. */
  work<Kind extends JobKind>(kind: Kind, handler: JobHandler<Kind>, options?: { concurrency?: number }): void;
  startWork(): Promise<void>;
  /** Follows a channel of notifications of the database. @param onGap called when some may have been missed */
  listen(channel: string, onMessage: (payload: string) => void, onGap: () => void): Promise<() => Promise<void>>;
  /** Waits for jobs under way, at most the given time; what is left over runs again later. Safe to call again. */
  close(): Promise<void>;
}

export interface JobQueueOptions {
  /** Hears of failed tries and of faults of the queue itself. */
  onError?: (error: Error, kind?: JobKind) => void;
}

interface Worker {
  kind: JobKind;
  handler: JobHandler<JobKind>;
  concurrency: number;
}

/** Schema of the database that holds the jobs. */
const schema = 'portico_jobs';

/** Milliseconds that jobs under way are given when the queue closes. */
const closingTime = 5_000;

/** Opens the queue on an open database; its tables are made or brought up to date. */
export async function openJobQueue(
  { connection }: Pick<Database, 'connection'>,
  { onError = () => undefined }: JobQueueOptions = {},
): Promise<JobQueue> {
  const boss = await startBoss(connection, onError);
  const workers: Worker[] = [];
  let closing: Promise<void> | undefined;
  return {
    async add(transaction, kind, payload, { startAfter, key } = {}) {
      await boss.send(kind, payload, {
        db: fromKysely(transaction),
        ...(startAfter ? { startAfter } : {}),
        singletonKey: key ?? randomUUID(),
      });
    },
    work(kind, handler, { concurrency = 1 } = {}) {
      workers.push({ kind, handler: handler as unknown as JobHandler<JobKind>, concurrency });
    },
    async startWork() {
      for (const worker of workers) {
        // Each its own: only a worker that is known by its id can be told to look again.
        for (let started = 0; started < worker.concurrency; started++) await startWorker(boss, worker, onError);
      }
    },
    async listen(channel, onMessage, onGap) {
      const handle = await boss.getDb().listen?.(channel, onMessage, onGap);
      return async () => handle?.close();
    },
    close: () => (closing ??= boss.stop({ graceful: true, timeout: closingTime })),
  };
}

async function startBoss(connection: DatabaseConnection, onError: (error: Error) => void): Promise<PgBoss> {
  const boss = await newBoss(connection, onError).start();
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  const missing = jobKinds.filter((kind) => !known.has(kind));
  if (missing.length === 0) return boss;
  for (const kind of missing) {
    const { limit, firstPause, longestPause } = jobRetries[kind];
    await boss.createQueue(kind, {
      // One waiting job per key.
      policy: 'short',
      notify: true,
      retryLimit: limit,
      retryDelay: firstPause,
      retryBackoff: true,
      retryDelayMax: longestPause,
      // A job whose process was killed is taken up again after this many seconds.
      heartbeatSeconds: 10,
    });
  }
  // Queues are known to the instance from its start on; asking for one inside a transaction would block for ever.
  await boss.stop({ graceful: false });
  return newBoss(connection, onError).start();
}

function newBoss(connection: DatabaseConnection, onError: (error: Error) => void): PgBoss {
  const common = {
    schema,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    monitorVacuum: false,
  };
  const boss =
    connection.kind === 'embedded'
      ? new PgBoss({ ...common, backend: 'pglite', db: fromPglite(connection.pglite) })
      : new PgBoss({ ...common, connectionString: connection.url, max: 3, application_name: 'portico jobs' });
  boss.on('error', onError);
  return boss;
}

async function startWorker(
  boss: PgBoss,
  { kind, handler }: Worker,
  onError: NonNullable<JobQueueOptions['onError']>,
): Promise<void> {
  const options = {
    batchSize: 1,
    includeMetadata: true as const,
    pollingIntervalSeconds: 1,
    notifyPollingIntervalSeconds: 2,
  };
  let workerId: string | undefined;
  workerId = await boss.work<JobPayloads[JobKind]>(kind, options, async (jobs) => {
    for (const { id, data, retryCount, signal } of jobs) {
      try {
        await handler(data, { id, attempt: retryCount + 1, signal });
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)), kind);
        throw error;
      } finally {
        // Where there was one job there may be more: look again at once, not at the next poll.
        if (workerId !== undefined) boss.notifyWorker(workerId);
      }
    }
  });
}
