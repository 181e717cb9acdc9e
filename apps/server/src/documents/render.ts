import { Worker } from 'node:worker_threads';

import type { ElectronicSyntax } from '../einvoice/produce/produce.ts';
import type { InvoiceDocument } from './invoice-view.ts';
import type { QuoteDocument } from './quote-view.ts';
import type { ReceiptFacts } from './receipt-view.ts';
import type { DocumentTask, TaskResult } from './tasks.ts';
import type { RenderedPage } from './typeset.ts';
import type { RenderAnswer, RenderJob } from './worker.ts';

export interface RenderRequest {
  document: InvoiceDocument;
  /** BCP 47 tag of the language that the document is written in. */
  locale: string;
}

/** What was not printed as the invoice states it. */
export interface RenderNotice {
  /** Number of the invoice or quote. */
  number: string;
  /** Characters that no font has; U+FFFD stands in their place. */
  replaced: string[];
  /** Why the file is no PDF/A of the exact text; null when it is. */
  degraded: string | null;
}

export interface RendererOptions {
  /** Told of each document that could not be printed exactly as it is. */
  onNotice?: (notice: RenderNotice) => void;
  /** How often a document is tried again after the worker died over it. Default 1. */
  retries?: number;
  /** Module that the worker runs; for tests of its failure. */
  workerUrl?: URL;
}

export interface DocumentRenderer {
  /**
   * The invoice as a tagged PDF/A-2a. Equal requests give equal bytes.
   *
   * @throws Error when the document cannot be rendered at all, or the renderer is closed.
   */
  renderInvoice(request: RenderRequest): Promise<Uint8Array>;
  /** One page of that as SVG; null when it has no such page. @param request.page from 1 */
  renderPage(request: RenderRequest & { page: number }): Promise<RenderedPage | null>;
  /** What was paid on the invoice and how, as a tagged PDF/A-2a. */
  renderReceipt(request: RenderRequest & { receipt: ReceiptFacts }): Promise<Uint8Array>;
  /** A renewal quote as a tagged PDF/A-2a. */
  renderQuote(request: { document: QuoteDocument; locale: string }): Promise<Uint8Array>;
  /**
   * The invoice as an e-invoice of EN 16931: UBL or CII, or both readable and structured as Factur-X.
   *
   * @throws Error when the document cannot be one; `offersElectronic` tells beforehand.
   */
  renderElectronic(request: RenderRequest & { syntax: ElectronicSyntax }): Promise<Uint8Array>;
  /** Stops the worker. What is still waiting is rejected. */
  close(): Promise<void>;
}

interface WaitingJob {
  task: DocumentTask;
  attempts: number;
  resolve: (result: TaskResult | null) => void;
  reject: (error: Error) => void;
}

/** One worker thread and the documents waiting for it, one at a time and in order. */
class RenderQueue {
  readonly #workerUrl: URL;
  readonly #retries: number;
  readonly #waiting: WaitingJob[] = [];
  #running: WaitingJob | undefined;
  #worker: Worker | undefined;
  #closed = false;
  #lastId = 0;

  constructor(workerUrl: URL, retries: number) {
    this.#workerUrl = workerUrl;
    this.#retries = retries;
  }

  add(task: DocumentTask): Promise<TaskResult | null> {
    if (this.#closed) return Promise.reject(new Error('The document renderer is closed.'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, attempts: 0, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const left = [...(this.#running ? [this.#running] : []), ...this.#waiting.splice(0)];
    this.#running = undefined;
    for (const job of left) job.reject(new Error('The document renderer is closed.'));
    await this.#worker?.terminate();
  }

  #next(): void {
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (!job) {
      this.#worker?.unref();
      return;
    }
    this.#running = job;
    job.attempts += 1;
    this.#lastId += 1;
    this.#worker ??= this.#start();
    this.#worker.ref();
    const message: RenderJob = { id: this.#lastId, ...job.task };
    this.#worker.postMessage(message);
  }

  #start(): Worker {
    const worker = new Worker(this.#workerUrl);
    let cause: unknown;
    worker.on('message', (answer: RenderAnswer) => this.#settle(answer));
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => this.#replace(cause));
    return worker;
  }

  #settle(answer: RenderAnswer): void {
    const job = this.#running;
    if (!job || answer.id !== this.#lastId) return;
    this.#running = undefined;
    if ('result' in answer) job.resolve(answer.result);
    else job.reject(new Error(`The document could not be rendered: ${answer.failure}`));
    this.#next();
  }

  /** The worker is gone: its document is tried again, and those behind it go on. */
  #replace(cause: unknown): void {
    this.#worker = undefined;
    if (this.#closed) return;
    const job = this.#running;
    this.#running = undefined;
    if (job && job.attempts <= this.#retries) this.#waiting.unshift(job);
    else job?.reject(new Error('The document renderer stopped while it worked on this document.', { cause }));
    if (this.#waiting.length > 0) this.#next();
  }
}

/**
 * Renders documents beside the event loop, in a worker thread that starts with the first document and is replaced when
 * it dies. It does not keep the process alive while idle.
 */
export function createDocumentRenderer(options: RendererOptions = {}): DocumentRenderer {
  const workerUrl = options.workerUrl ?? new URL('./worker.ts', import.meta.url);
  const queue = new RenderQueue(workerUrl, options.retries ?? 1);
  const fileOf = async (task: DocumentTask) => {
    const result = await queue.add(task);
    if (!result) throw new Error('The document renderer gave no file.');
    const { bytes, replaced = [], degraded = null } = result;
    if (replaced.length > 0 || degraded !== null) {
      options.onNotice?.({ number: task.document.number, replaced, degraded });
    }
    return bytes;
  };
  return {
    renderInvoice: (request) => fileOf({ kind: 'invoice', ...request }),
    renderReceipt: (request) => fileOf({ kind: 'receipt', ...request }),
    renderQuote: (request) => fileOf({ kind: 'quote', ...request }),
    renderElectronic: (request) => fileOf({ kind: 'electronic', ...request }),
    async renderPage(request) {
      const result = await queue.add({ kind: 'page', ...request });
      return result && 'pageCount' in result ? result : null;
    },
    close: () => queue.close(),
  };
}
