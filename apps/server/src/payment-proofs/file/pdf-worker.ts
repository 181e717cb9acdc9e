import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { parentPort } from 'node:worker_threads';
import { DecodeBudget } from '../../einvoice/pdf-budget.ts';
import { ProblemError } from '../../http/problem.ts';
import type { FileFault } from './file-problem.ts';

/** Bytes that all streams of the structure may unfold into; pages are not drawn here. */
const maxDecodedBytes = 128 * 1024 * 1024;
const loading = { ignoreEncryption: true, updateMetadata: false };
const [subtype, script] = [PDFName.of('S'), PDFName.of('JS')];
const runningActions = [PDFName.of('JavaScript'), PDFName.of('Launch')];

/** What is wrong with the structure of a PDF; null when nothing is. */
export type PdfVerdict = FileFault | null;

async function verdictOn(bytes: Uint8Array): Promise<PdfVerdict> {
  const budget = DecodeBudget.install(maxDecodedBytes);
  try {
    const document = await load(bytes);
    if (document === undefined) return 'password';
    if (document.getPageCount() === 0) return 'damaged';
    const objects = document.context.enumerateIndirectObjects();
    const runs = objects.some(([, object]) => holdsScript(object));
    if (!isKept(budget)) return 'exhausting';
    return runs ? 'script' : null;
  } catch (cause) {
    return cause instanceof RangeError || !isKept(budget) ? 'exhausting' : 'damaged';
  }
}

/** The library catches errors of single objects and reads on, so that is asked afterwards. */
function isKept(budget: DecodeBudget): boolean {
  try {
    budget.assertKept();
    return true;
  } catch {
    return false;
  }
}

/** Many encrypted PDFs only limit what may be done with them and open with the empty password. */
async function load(bytes: Uint8Array): Promise<PDFDocument | undefined> {
  const document = await PDFDocument.load(bytes, loading);
  if (document.context.trailerInfo.Encrypt === undefined) return document;
  try {
    const decrypted = await PDFDocument.load(bytes, { ...loading, password: '' });
    return decrypted.context.trailerInfo.Encrypt === undefined ? decrypted : undefined;
  } catch (cause) {
    if (cause instanceof RangeError || cause instanceof ProblemError) throw cause;
    return undefined;
  }
}

/** Whether an object is, or has directly in it, an action that runs something. */
function holdsScript(object: PDFObject): boolean {
  if (object instanceof PDFRef) return false;
  if (object instanceof PDFArray) return object.asArray().some(holdsScript);
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return false;
  const action = dict.get(subtype);
  if (dict.has(script) || runningActions.some((name) => name === action)) return true;
  return dict.values().some(holdsScript);
}

// The PDF library writes about damaged files to the console; the verdict says what is wrong.
globalThis.console = new Console(new Writable({ write: (_chunk, _encoding, done) => done() }));

const port = parentPort;
port?.once('message', (bytes: Uint8Array) => {
  void verdictOn(bytes).then((verdict) => port.postMessage(verdict));
});
