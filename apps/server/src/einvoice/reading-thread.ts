import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ProblemError } from '../http/problem.ts';
import type { ElectronicInvoice } from './interpret.ts';
import { refused } from './problems.ts';
import type { WorkerReply } from './worker.ts';

/** What reading one file may take. */
export interface ReadingLimits {
  /** A large invoice takes about a second; a file that takes much longer is built to. */
  maxMilliseconds: number;
  /** Heap of the thread. Buffers are not part of it; those have limits of their own. */
  maxHeapMegabytes: number;
}

const defaultLimits: ReadingLimits = { maxMilliseconds: 20_000, maxHeapMegabytes: 512 };

/** Files after which a worker is replaced: the PDF library never forgets a name that it has seen. */
const maxFilesPerWorker = 100;
/** An idle worker keeps tens of megabytes, so it ends when no file has come for this long. */
const idleMilliseconds = 10_000;

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/**
 * Reads files in a worker thread, one after another. The thread starts with the first file, is replaced when a file has
 * exhausted it, ends by itself when idle and does not keep the process alive.
 */
export class ReadingThread {
  readonly #limits: ReadingLimits;
  #worker: Worker | undefined;
  #filesLeft = 0;
  #idle: NodeJS.Timeout | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(limits: ReadingLimits = defaultLimits) {
    this.#limits = limits;
  }

  /** @throws ProblemError as `readElectronicInvoice` does; any other error is a fault of this server. */
  read(bytes: Uint8Array): Promise<ElectronicInvoice> {
    const turn = this.#queue.then(() => this.#readNext(bytes));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #readNext(bytes: Uint8Array): Promise<ElectronicInvoice> {
    const worker = this.#acquire();
    try {
      const reply = await this.#replyOf(worker, bytes);
      this.#release(worker);
      if ('invoice' in reply) return reply.invoice;
      const { code, detail, fields } = reply.problem;
      throw new ProblemError(code, detail, fields === undefined ? {} : { fields });
    } catch (error) {
      if (this.#idle === undefined) this.#retire();
      throw error;
    }
  }

  #acquire(): Worker {
    clearTimeout(this.#idle);
    this.#idle = undefined;
    if (this.#filesLeft === 0) this.#retire();
    this.#worker ??= this.#start();
    this.#filesLeft -= 1;
    this.#worker.ref();
    return this.#worker;
  }

  #start(): Worker {
    this.#filesLeft = maxFilesPerWorker;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.maxHeapMegabytes },
      env: {},
    });

    // An error without a listener would end the process; whoever waits for a reply has one of its own.
    worker.on('error', () => undefined);
    return worker;
  }

  #release(worker: Worker): void {
    worker.unref();
    this.#idle = setTimeout(() => this.#retire(), idleMilliseconds).unref();
  }

  #retire(): void {
    clearTimeout(this.#idle);
    this.#idle = undefined;
    void this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** One reply, or an error once the worker dies or the time is over. */
  async #replyOf(worker: Worker, bytes: Uint8Array): Promise<WorkerReply> {
    const end = new AbortController();
    const { maxMilliseconds } = this.#limits;
    const overTime = setTimeout(() => end.abort(refused('The file takes too long to read.')), maxMilliseconds);
    const exit = () => end.abort(new Error('The worker that reads invoices ended.'));
    worker.on('exit', exit);
    const copy = new Uint8Array(bytes);
    worker.postMessage(copy, [copy.buffer]);
    try {
      const [reply] = (await once(worker, 'message', { signal: end.signal })) as [WorkerReply];
      return reply;
    } catch (error) {
      // A worker out of memory reports that first and exits then.
      if (isOutOfMemory(error)) throw refused('The file needs more memory than an invoice does.');
      throw isAbort(error) ? end.signal.reason : error;
    } finally {
      clearTimeout(overTime);
      worker.off('exit', exit);
    }
  }
}
