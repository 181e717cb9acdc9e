import type { InvoiceQuery, InvoiceSort, InvoiceStatus } from '@portico/client';
import type { InvoiceView } from '../../events/billing-view-change-event.js';
import { warnOnce } from '../../internal/warn.js';

/** What is shown when the host says nothing else. */
export const defaultView: InvoiceView = { page: 1, sort: '-issueDate', status: [], limit: 25 };

const sorts: Record<InvoiceSort, true> = {
  issueDate: true,
  '-issueDate': true,
  dueDate: true,
  '-dueDate': true,
  number: true,
  '-number': true,
  amount: true,
  '-amount': true,
  status: true,
  '-status': true,
};

const statuses: Record<InvoiceStatus, true> = {
  open: true,
  overdue: true,
  partly_paid: true,
  paid: true,
  credited: true,
  issued: true,
  settled: true,
};

/** Completes a view that a host has set, and takes the default for every part that cannot be meant. */
export function completedView(view: Partial<InvoiceView> | undefined): InvoiceView {
  const { page, cursor, sort, status, limit } = { ...defaultView, ...view };
  return {
    page: checked('page', page, Number.isInteger(page) && page > 0, 'a whole number from 1'),
    ...(typeof cursor === 'string' && cursor ? { cursor } : {}),
    sort: checked('sort', sort, Object.hasOwn(sorts, sort), `one of ${Object.keys(sorts).join(', ')}`),
    status: checked(
      'status',
      status,
      Array.isArray(status) && status.every((word) => Object.hasOwn(statuses, word)),
      `a list of ${Object.keys(statuses).join(', ')}`,
    ),
    limit: checked(
      'limit',
      limit,
      Number.isInteger(limit) && limit > 0 && limit <= 200,
      'a whole number from 1 to 200',
    ),
  };
}

/** The part of a request that the view decides, without its position. */
export function queryFor({ sort, status, limit }: InvoiceView): InvoiceQuery {
  return { sort, limit, ...(status.length > 0 ? { status: [...status] } : {}) };
}

/** Whether two views are the same list, on whichever page. */
export function isSameList(one: InvoiceView, other: InvoiceView): boolean {
  return JSON.stringify(queryFor(one)) === JSON.stringify(queryFor(other));
}

function checked<K extends keyof InvoiceView>(
  name: K,
  value: InvoiceView[K],
  valid: boolean,
  expected: string,
): InvoiceView[K] {
  if (valid) return value;
  warnOnce(`<billing-invoices>: view.${name} must be ${expected}.`);
  return defaultView[name];
}
