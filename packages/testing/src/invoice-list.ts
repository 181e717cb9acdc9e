import type { InvoiceListItem } from '@portico/client';

/** The order that fixtures are in. */
const defaultSort = '-issueDate';

/** What an invoice says beside what its row shows. */
export type LineTexts = (invoice: InvoiceListItem) => string;

/** The invoices that a query of the list leaves in, in its order. */
export function chosenInvoices(
  invoices: readonly InvoiceListItem[],
  query: URLSearchParams,
  linesOf: LineTexts = () => '',
): InvoiceListItem[] {
  const statuses = query.getAll('status');
  const words = (query.get('text') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const [from, to] = [query.get('issuedFrom'), query.get('issuedTo')];
  const chosen = invoices.filter(
    (invoice) =>
      (statuses.length === 0 || statuses.includes(invoice.status)) &&
      (from === null || invoice.issueDate >= from) &&
      (to === null || invoice.issueDate <= to) &&
      allows(query.get('type'), invoice.type) &&
      allows(query.get('currency'), invoice.total.currency) &&
      allows(query.get('subscriptionId'), invoice.subscriptionId) &&
      words.every((word) => searchText(invoice, linesOf).includes(word)),
  );
  const sort = query.get('sort') ?? defaultSort;
  return sort === defaultSort ? chosen : inOrder(chosen, sort);
}

function allows(wanted: string | null, value: string | null): boolean {
  return wanted === null || wanted === value;
}

function searchText(invoice: InvoiceListItem, linesOf: LineTexts): string {
  const { amount } = invoice.total;
  const written = (amount / 100).toFixed(2);
  return `${invoice.number} ${written} ${linesOf(invoice)}`.toLowerCase();
}

function inOrder(invoices: InvoiceListItem[], sort: string): InvoiceListItem[] {
  const sign = sort.startsWith('-') ? -1 : 1;
  const keyOf = keys[sort.replace('-', '')] ?? keys['issueDate'];
  if (!keyOf) return invoices;
  return invoices.sort((one, other) => sign * compare(keyOf(one), keyOf(other)));
}

const keys: Readonly<Record<string, (invoice: InvoiceListItem) => string | number>> = {
  issueDate: ({ issueDate }) => issueDate,
  dueDate: ({ dueDate }) => dueDate ?? '9999',
  number: ({ number }) => number,
  amount: ({ total }) => total.amount,
  status: ({ status }) => ['overdue', 'open', 'partly_paid', 'issued', 'paid', 'credited', 'settled'].indexOf(status),
};

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
