import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { decimalOf } from '../money/format-money.ts';
import type { ProofDecision } from '../payment-proofs/decide-proof.ts';
import { noteOf, oneOf, operatorCommand, type ActionRun, type Values } from './operator-command.ts';
import { localProofs, remoteProofs, type ProofsTarget } from './proofs-target.ts';
import { printable, UsageError } from './terminal.ts';

type OperatorProof = Schemas['OperatorPaymentProof'];

type Option = 'status' | 'customer' | 'to' | 'reason' | 'note';
type Run = ActionRun<ProofsTarget, Option>;

/** `portico proofs`: what the operator does with proofs of payment, in the local database or through a server. */
export const proofsCommand = operatorCommand<ProofsTarget, Option>({
  name: 'proofs',
  about: 'proof',
  actions: {
    list: { takesId: false, options: ['status', 'customer'], check: ({ status }) => void statusOf(status), run: list },
    show: { takesId: true, options: [], run: show },
    download: { takesId: true, options: ['to'], run: download },
    review: { takesId: true, options: [], run: (run) => decide(run, { decision: 'review' }) },
    accept: { takesId: true, options: [], run: (run) => decide(run, { decision: 'accept' }) },
    reject: {
      takesId: true,
      options: ['reason', 'note'],
      check: (values) => void rejectionOf(values),
      run: (run) => decide(run, { decision: 'reject', rejection: rejectionOf(run.values) }),
    },
  },
  local: ({ paymentProofs }) => localProofs(paymentProofs),
  remote: remoteProofs,
});

async function list({ target, values, terminal }: Run): Promise<void> {
  let count = 0;
  for await (const found of target.list({ status: statusOf(values.status), customerId: values.customer })) {
    terminal.out(lineOf(found));
    count += 1;
  }
  if (count === 0) terminal.out('There are no such proofs of payment.');
}

async function show({ target, id, terminal }: Run): Promise<void> {
  const found = await target.find(id);
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
async function download({ target, id, values, terminal }: Run): Promise<void> {
  const { filename, bytes } = await target.file(id);
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

async function decide({ target, id, terminal }: Run, decision: ProofDecision): Promise<void> {
  terminal.out(lineOf(await target.decide(id, decision)));
}

function lineOf({ customerName, proof }: OperatorProof): string {
  const { id, status, submittedAt, invoiceNumbers, file } = proof;
  return [id, status.padEnd(12), submittedAt.slice(0, 10), customerName, invoiceNumbers.join(', '), file.filename]
    .map(printable)
    .join('  ');
}

const statuses = ['submitted', 'under_review', 'accepted', 'rejected'] as const satisfies Status[];
type Status = Schemas['PaymentProofStatus'];

function statusOf(value: string | undefined): Status | undefined {
  return oneOf('status', value, statuses);
}

const reasons = [
  'unreadable',
  'wrong_invoice',
  'wrong_amount',
  'not_received',
  'duplicate',
  'other',
] as const satisfies Schemas['ProofRejectionReason'][];

function rejectionOf(values: Values<Option>): Schemas['ProofRejection'] {
  const reason = oneOf('reason', values.reason, reasons);
  if (reason === undefined) throw new UsageError('proofs reject takes a --reason.');
  return { reason, note: noteOf(values) ?? null };
}
