import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FileFault } from './file-problem.ts';
import type { PdfVerdict } from './pdf-worker.ts';

/** A PDF of ten megabytes takes about a second; one that takes much longer is built to. */
const maxMilliseconds = 15_000;
const maxHeapMegabytes = 384;

let queue: Promise<unknown> = Promise.resolve();

/** What is wrong with a PDF. One is read at a time, in a thread of its own that ends with it. */
export async function faultOfPdf(bytes: Buffer): Promise<FileFault | undefined> {
  const end = bytes.lastIndexOf('%%EOF');
  if (end === -1) return 'damaged';
  // Behind the end a reader of something else could begin; white space and filling are usual.
  if (/[^\s\0]/.test(bytes.toString('latin1', end + 5))) return 'disguised';
  const turn = queue.then(() => readStructure(bytes));
  queue = turn.catch(() => undefined);
  return (await turn) ?? undefined;
}

async function readStructure(bytes: Buffer): Promise<PdfVerdict> {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMegabytes },
    env: {},
  });
  const copy = new Uint8Array(bytes);
  worker.postMessage(copy, [copy.buffer]);
  try {
    const [verdict] = (await once(worker, 'message', { signal: AbortSignal.timeout(maxMilliseconds) })) as [PdfVerdict];
    return verdict;
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException;
    if (name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY') return 'exhausting';
    throw error;
  } finally {
    await worker.terminate();
  }
}
