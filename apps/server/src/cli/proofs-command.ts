import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { decimalOf } from '../money/format-money.ts';
import type { ProofDecision } from '../payment-proofs/decide-proof.ts';
import type { Command } from './commands.ts';
import { withServices } from './local-services.ts';
import { operatorServer, usualAddress } from './operator-server.ts';
import { localProofs, remoteProofs, type ProofsTarget } from './proofs-target.ts';
import { printable, UsageError, type Terminal } from './terminal.ts';

type OperatorProof = Schemas['OperatorPaymentProof'];

const options = {
  url: { type: 'string' },
  status: { type: 'string' },
  customer: { type: 'string' },
  to: { type: 'string' },
  reason: { type: 'string' },
  note: { type: 'string' },
} as const;

type Values = { [Name in keyof typeof options]?: string };
type Option = keyof typeof options;

interface ProofsRun {
  target: ProofsTarget;
  proofId: string;
  values: Values;
  terminal: Terminal;
}

interface Action {
  takesProof: boolean;
  /** Apart from `--url`. */
  options: readonly Option[];
  /** Looks at the command line, before anything is opened. @throws UsageError */
  check?: (values: Values) => void;
  run: (run: ProofsRun) => Promise<void>;
}

const actions: Readonly<Record<string, Action>> = {
  list: { takesProof: false, options: ['status', 'customer'], check: ({ status }) => void statusOf(status), run: list },
  show: { takesProof: true, options: [], run: show },
  download: { takesProof: true, options: ['to'], run: download },
  review: { takesProof: true, options: [], run: (run) => decide(run, { decision: 'review' }) },
  accept: { takesProof: true, options: [], run: (run) => decide(run, { decision: 'accept' }) },
  reject: {
    takesProof: true,
    options: ['reason', 'note'],
    check: (values) => void rejectionOf(values),
    run: (run) => decide(run, { decision: 'reject', rejection: rejectionOf(run.values) }),
  },
};

/** `portico proofs`: what the operator does with proofs of payment, in the local database or through a server. */
export const proofsCommand: Command = async (args, terminal) => {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [name = '', proofId = '', ...more] = positionals;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) throw new UsageError(`proofs takes one of ${Object.keys(actions).join(', ')}.`);
  if (more.length > 0 || action.takesProof !== (proofId !== '')) {
    throw new UsageError(`proofs ${name} takes ${action.takesProof ? 'the id of one proof' : 'no id'}.`);
  }
  const unknown = Object.keys(values).find((option) => option !== 'url' && !action.options.includes(option as Option));
  if (unknown !== undefined) throw new UsageError(`proofs ${name} does not take --${unknown}.`);
  action.check?.(values);
  const run = (target: ProofsTarget) => attempt(action, { target, proofId, values, terminal });
  if (values.url !== undefined) return run(remoteProofs(await operatorServer(values.url, terminal)));
  const advice = `Or go through the running server: add --url ${usualAddress(terminal)}`;
  return withServices(terminal, 'proofs', advice, ({ paymentProofs }) => run(localProofs(paymentProofs)));
};

async function attempt({ run }: Action, given: ProofsRun): Promise<number> {
  try {
    await run(given);
    return 0;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    given.terminal.error(printable(error.message));
    return 1;
  }
}

async function list({ target, values, terminal }: ProofsRun): Promise<void> {
  let count = 0;
  for await (const found of target.list({ status: statusOf(values.status), customerId: values.customer })) {
    terminal.out(lineOf(found));
    count += 1;
  }
  if (count === 0) terminal.out('There are no such proofs of payment.');
}

async function show({ target, proofId, terminal }: ProofsRun): Promise<void> {
  const found = await target.find(proofId);
  const { proof, customerId, customerName } = found;
  const { details, file, rejection } = proof;
  const facts: [string, string | null | undefined][] = [
    ['proof', proof.id],
    ['status', proof.status],
    ['customer', `${customerName} (${customerId})`],
    ['invoices', proof.invoiceNumbers.join(', ')],
    ['subscription', details.subscriptionId],
    ['paid on', details.paidOn],
    ['amount', details.amount && `${decimalOf(details.amount)} ${details.amount.currency}`],
    ['reference', details.reference],
    ['note', details.note],
    ['file', `${file.filename} (${file.mediaType}, ${file.size} bytes)`],
    ['sent by', `${proof.submittedBy.name ?? proof.submittedBy.kind}, ${proof.submittedAt}`],
    ['decided', proof.reviewedAt],
    ['rejected as', rejection && [rejection.reason, rejection.note ?? []].flat().join(': ')],
  ];
  for (const [name, value] of facts) if (value) terminal.out(`${name.padEnd(14)}${printable(value)}`);
}

/** Writes the file of a proof, and never over another. */
async function download({ target, proofId, values, terminal }: ProofsRun): Promise<void> {
  const { filename, bytes } = await target.file(proofId);
  const path = resolve(terminal.folder, values.to ?? filename);
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'EEXIST' ? 'there is such a file already' : `it cannot be written (${code ?? 'unknown'})`;
    throw new ProblemError('conflict', `${path}: ${reason}. Name another with --to FILE.`, { cause: error });
  }
  terminal.out(`written  ${printable(path)}  ${bytes.length} bytes`);
}

async function decide({ target, proofId, terminal }: ProofsRun, decision: ProofDecision): Promise<void> {
  terminal.out(lineOf(await target.decide(proofId, decision)));
}

function lineOf({ customerName, proof }: OperatorProof): string {
  const { id, status, submittedAt, invoiceNumbers, file } = proof;
  return [id, status.padEnd(12), submittedAt.slice(0, 10), customerName, invoiceNumbers.join(', '), file.filename]
    .map(printable)
    .join('  ');
}

const statuses: readonly string[] = ['submitted', 'under_review', 'accepted', 'rejected'] satisfies Status[];
type Status = Schemas['PaymentProofStatus'];

function statusOf(value: string | undefined): Status | undefined {
  if (value === undefined || statuses.includes(value)) return value as Status | undefined;
  throw new UsageError(`--status takes one of ${statuses.join(', ')}.`);
}

const reasons: readonly string[] = [
  'unreadable',
  'wrong_invoice',
  'wrong_amount',
  'not_received',
  'duplicate',
  'other',
] satisfies Schemas['ProofRejectionReason'][];
const longestNote = 2000;

function rejectionOf({ reason, note }: Values): Schemas['ProofRejection'] {
  if (reason === undefined || !reasons.includes(reason)) {
    throw new UsageError(`proofs reject takes a --reason: one of ${reasons.join(', ')}.`);
  }
  if (note !== undefined && (note === '' || note.length > longestNote)) {
    throw new UsageError(`--note takes a text of at most ${longestNote} characters.`);
  }
  return { reason: reason as Schemas['ProofRejectionReason'], note: note ?? null };
}
