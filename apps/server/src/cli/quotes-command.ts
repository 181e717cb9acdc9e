import type { Schemas } from '../http/operations.ts';
import { decimalOf } from '../money/format-money.ts';
import { noteOf, oneOf, operatorCommand, type ActionRun, type Values } from './operator-command.ts';
import { localQuotes, remoteQuotes, type QuotesTarget } from './quotes-target.ts';
import { printable, UsageError } from './terminal.ts';

type Option = 'status' | 'customer' | 'note' | 'discount';
type Run = ActionRun<QuotesTarget, Option>;

/** `portico quotes`: what the operator does with renewal quotes, in the local database or through a server. */
export const quotesCommand = operatorCommand<QuotesTarget, Option>({
  name: 'quotes',
  about: 'quote',
  actions: {
    list: { takesId: false, options: ['status', 'customer'], check: ({ status }) => void statusOf(status), run: list },
    approve: {
      takesId: true,
      options: ['note', 'discount'],
      check: (values) => void approvalOf(values),
      run: async ({ target, id, values, terminal }) =>
        terminal.out(lineOf(await target.approve(id, approvalOf(values)))),
    },
    decline: {
      takesId: true,
      options: ['note'],
      check: (values) => void refusalOf(values),
      run: async ({ target, id, values, terminal }) =>
        terminal.out(lineOf(await target.decline(id, refusalOf(values)))),
    },
  },
  local: ({ renewalQuotes }) => localQuotes(renewalQuotes),
  remote: remoteQuotes,
});

async function list({ target, values, terminal }: Run): Promise<void> {
  let count = 0;
  for await (const found of target.list({ status: statusOf(values.status), customerId: values.customer })) {
    terminal.out(lineOf(found));
    count += 1;
  }
  if (count === 0) terminal.out('There are no such renewal quotes.');
}

function lineOf({ customerName, quote }: Schemas['OperatorQuote']): string {
  const { id, status, requestedAt, number, productName, plan, total } = quote;
  const amount = total ? `${decimalOf(total.gross)} ${total.gross.currency}` : '-';
  const what = `${productName} ${plan.name}`;
  return [id, status.padEnd(12), requestedAt.slice(0, 10), number ?? '-', amount, customerName, what]
    .map(printable)
    .join('  ');
}

const statuses = [
  'requested',
  'preparing',
  'under_review',
  'ready',
  'accepted',
  'declined',
  'withdrawn',
  'expired',
  'superseded',
  'failed',
] as const satisfies Schemas['QuoteStatus'][];

function statusOf(value: string | undefined): Schemas['QuoteStatus'] | undefined {
  return oneOf('status', value, statuses);
}

function approvalOf(values: Values<Option>): Schemas['QuoteApproval'] {
  const { discount } = values;
  const note = noteOf(values);
  if (discount !== undefined && !/^\d{1,3}(\.\d{1,4})?$/.test(discount)) {
    throw new UsageError('--discount takes a number in per cent, such as 2.5.');
  }
  return {
    ...(note === undefined ? {} : { note }),
    ...(discount === undefined ? {} : { discountPercentage: discount }),
  };
}

function refusalOf(values: Values<Option>): Schemas['QuoteRefusal'] {
  const note = noteOf(values);
  if (note === undefined) throw new UsageError('quotes decline takes a --note for the customer.');
  return { note };
}
