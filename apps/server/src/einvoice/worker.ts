import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { parentPort } from 'node:worker_threads';
import { ProblemError, type FieldProblem, type ProblemCode } from '../http/problem.ts';
import { interpretFile, type ElectronicInvoice } from './interpret.ts';

/** What the worker answers for one file. */
export type WorkerReply =
  | { invoice: ElectronicInvoice }
  | { problem: { code: ProblemCode; detail: string; fields: FieldProblem[] | undefined } };

function problemOf(cause: unknown): WorkerReply {
  if (cause instanceof ProblemError) {
    return { problem: { code: cause.code, detail: cause.message, fields: cause.fields } };
  }
  // Running out of stack or of room for a string is the file's doing; anything else is a fault of this code.
  if (!(cause instanceof RangeError)) throw cause;
  return {
    problem: { code: 'refused_document', detail: 'The file is built to exhaust its reader.', fields: undefined },
  };
}

// The PDF library writes about damaged files to the console; the problem says what is wrong.
globalThis.console = new Console(new Writable({ write: (_chunk, _encoding, done) => done() }));

const port = parentPort;
port?.on('message', (bytes: Uint8Array) => {
  void interpretFile(bytes)
    .then((invoice): WorkerReply => ({ invoice }), problemOf)
    .then((reply) => port.postMessage(reply));
});
