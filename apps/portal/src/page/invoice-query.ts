import type { BillingInvoicesElement } from '@portico/elements';

type InvoiceView = BillingInvoicesElement['view'];

/** What the address says about the list; the page that is not named is the first. */
export function viewFromQuery(query: string): Partial<InvoiceView> {
  const page = Number(new URLSearchParams(query).get('page') ?? '1');
  return { page: Number.isSafeInteger(page) && page > 0 ? page : 1 };
}

/** The query that leads back to a view; empty for the first page. */
export function queryFromView({ page }: InvoiceView): string {
  return page > 1 ? `?page=${page}` : '';
}
