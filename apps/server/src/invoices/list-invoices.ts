import type { Schemas } from '../http/operations.ts';
import { invoiceAlternatives, invoiceOrders } from './list-query.ts';
import type { Conditions, InvoiceFilter } from './list-query.ts';
import { selectPendingAmounts } from '../payments/pending-amounts.ts';
import { countInvoices, selectInvoicePage } from './list-store.ts';
import { toListItem } from './presentation.ts';
import type { InvoiceContext } from './service.ts';
import { dayOf } from './settlement.ts';

export interface InvoiceQuery extends InvoiceFilter {
  /** Newest issue date first when absent. */
  sort?: Schemas['InvoiceSort'] | undefined;
  cursor?: string | undefined;
  /** 25 when absent. */
  limit?: number | undefined;
}

/** What a cursor holds: where the page begins, and the total that the first page counted. */
interface Position {
  after: (string | number)[];
  total: number | null;
}

/** Counting further would cost more than the page itself; text must be looked at row by row. */
const countedUpTo = 1000;
const textCountedUpTo = 200;

/** One page of a customer's invoices. */
export async function listInvoices(
  { db, clock, cursors }: InvoiceContext,
  customerId: string,
  { cursor, limit = 25, sort = '-issueDate', ...filter }: InvoiceQuery = {},
): Promise<Schemas['InvoicePage']> {
  const today = dayOf(clock());
  const list = identityOf(customerId, sort, filter);
  const position = cursor === undefined ? undefined : ((await cursors.read(list, cursor)) as Position);
  const order = invoiceOrders[sort];
  const alternatives = invoiceAlternatives(customerId, filter, today, order);
  if (alternatives.length === 0) return { items: [], nextCursor: null, total: 0 };
  const total = position ? position.total : await countTotal(db, alternatives, filter);
  const request = { alternatives, order, after: position?.after, limit: limit + 1 };
  const rows = await selectInvoicePage(db, { ...request, few: total !== null });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const pending = await selectPendingAmounts(
    db,
    shown.map(({ id }) => id),
  );
  const next = rows.length > limit && last ? ({ after: last.position, total } satisfies Position) : undefined;
  return {
    items: shown.map((row) => toListItem(row, today, pending.get(row.id))),
    nextCursor: next ? await cursors.write(list, next) : null,
    total,
  };
}

async function countTotal(
  db: InvoiceContext['db'],
  alternatives: readonly Conditions[],
  { text }: InvoiceFilter,
): Promise<number | null> {
  const cap = text === undefined ? countedUpTo : textCountedUpTo;
  const counted = await countInvoices(db, alternatives, cap + 1);
  return counted > cap ? null : counted;
}

/** The same list, however the filter was written down. */
function identityOf(customerId: string, sort: string, filter: InvoiceFilter): unknown {
  const { status, type, issuedFrom, issuedTo, text, amountFrom, amountTo, currency, subscriptionId, ids } = filter;
  const statuses = status && [...status].sort();
  const parts = [statuses, type, issuedFrom, issuedTo, text, amountFrom, amountTo, currency, subscriptionId, ids];
  return ['invoices', customerId, sort, ...parts.map((part) => part ?? null)];
}
