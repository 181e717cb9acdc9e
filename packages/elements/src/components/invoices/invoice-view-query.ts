import type { InvoiceView } from '../../events/billing-view-change-event.js';
import { defaultView, viewRules } from './invoice-view-rules.js';

/** The parts that a URL names; where a page begins is a shortcut of the moment. */
const named = [
  'text',
  'status',
  'type',
  'issuedFrom',
  'issuedTo',
  'currency',
  'subscriptionId',
  'sort',
  'limit',
  'page',
  'open',
] as const satisfies readonly (keyof InvoiceView)[];

/**
 * What the query of an address says about a list of invoices. Parts that cannot be meant are left out without a word,
 * because anybody can write an address.
 *
 * @param query with or without its question mark
 */
export function invoiceViewFromQuery(query: string | URLSearchParams): Partial<InvoiceView> {
  const parameters = new URLSearchParams(query);
  const view: Record<string, unknown> = {};
  for (const name of named) {
    const value = read(name, parameters);
    if (value !== undefined && viewRules[name].accepts(value)) view[name] = value;
  }
  return view;
}

/** The query that leads back to a view, in a fixed order and without what is shown anyway; empty for the default view. */
export function queryFromInvoiceView(view: Partial<InvoiceView>): string {
  const parameters = new URLSearchParams();
  for (const name of named) {
    const value = view[name];
    if (value === undefined || String(value) === String(defaultView[name])) continue;
    for (const one of [value].flat()) parameters.append(name, String(one));
  }
  return parameters.size > 0 ? `?${parameters.toString()}` : '';
}

function read(name: (typeof named)[number], parameters: URLSearchParams): unknown {
  const [first] = parameters.getAll(name);
  if (first === undefined) return undefined;
  if (name === 'status') return known(parameters.getAll(name));
  return name === 'page' || name === 'limit' ? Number(first) : first;
}

function known(words: readonly string[]): string[] | undefined {
  const statuses = [...new Set(words)].filter((word) => viewRules.status.accepts([word]));
  return statuses.length > 0 ? statuses : undefined;
}
