import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ProblemError } from '../http/problem.ts';
import type { ElectronicInvoice } from './interpret.ts';
import { refused } from './problems.ts';
import type { WorkerReply } from './worker.ts';

/** A large invoice takes about a second; a file that takes longer than this is built to. */
const maxMilliseconds = 20_000;
/** Heap of the worker. Buffers are not part of it; those have limits of their own. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };
/** Files after which a worker is replaced: the PDF library never forgets a name that it has seen. */
const maxFilesPerWorker = 100;
/** An idle worker keeps tens of megabytes, so it ends when no file has come for this long. */
const idleMilliseconds = 10_000;

let current: { worker: Worker; filesLeft: number; idle: NodeJS.Timeout | undefined } | undefined;
let queue: Promise<unknown> = Promise.resolve();

function retire(): void {
  clearTimeout(current?.idle);
  void current?.worker.terminate();
  current = undefined;
}

function start(): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits,
    env: {},
    stdout: true,
    stderr: true,
  });
  // The PDF library writes about damaged files to the console; the problem says what is wrong.
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}

function acquire(): Worker {
  if (current !== undefined && current.filesLeft === 0) retire();
  current ??= {
    worker: start(),
    filesLeft: maxFilesPerWorker,
    idle: undefined,
  };
  clearTimeout(current.idle);
  current.filesLeft -= 1;
  current.worker.ref();
  return current.worker;
}

function release(worker: Worker): void {
  if (current?.worker !== worker) return;
  worker.unref();
  current.idle = setTimeout(retire, idleMilliseconds).unref();
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** One reply, or an error once the worker dies or the time is over. */
async function replyOf(worker: Worker, bytes: Uint8Array): Promise<WorkerReply> {
  const end = new AbortController();
  const overTime = setTimeout(() => end.abort(refused('The file takes too long to read.')), maxMilliseconds);
  const exit = () => end.abort(new Error('The worker that reads invoices ended.'));
  worker.on('exit', exit);
  const copy = new Uint8Array(bytes);
  worker.postMessage(copy, [copy.buffer]);
  try {
    const [reply] = (await once(worker, 'message', { signal: end.signal })) as [WorkerReply];
    return reply;
  } catch (error) {
    if (end.signal.aborted) throw end.signal.reason;
    throw isOutOfMemory(error) ? refused('The file needs more memory than an invoice does.') : error;
  } finally {
    clearTimeout(overTime);
    worker.off('exit', exit);
  }
}

async function readNext(bytes: Uint8Array): Promise<ElectronicInvoice> {
  const worker = acquire();
  const reply = await replyOf(worker, bytes).catch((error: unknown) => {
    worker.on('error', () => undefined);
    retire();
    throw error;
  });
  release(worker);
  if ('invoice' in reply) return reply.invoice;
  const { code, detail, fields } = reply.problem;
  throw new ProblemError(code, detail, fields === undefined ? {} : { fields });
}

/**
 * Reads one file in the worker thread, after those that were handed in before. The thread ends by itself when idle and
 * does not keep the process alive.
 */
export function readInWorker(bytes: Uint8Array): Promise<ElectronicInvoice> {
  const turn = queue.then(() => readNext(bytes));
  queue = turn.catch(() => undefined);
  return turn;
}
