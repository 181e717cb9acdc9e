import type { InvoiceQuery } from '@portico/client';
import type { InvoiceView } from '../../events/billing-view-change-event.js';
import { warnOnce } from '../../internal/warn.js';
import { defaultView, viewRules } from './invoice-view-rules.js';

/** The parts of a view that leave invoices out. */
export type InvoiceFilter = Pick<
  InvoiceView,
  'status' | 'type' | 'issuedFrom' | 'issuedTo' | 'text' | 'currency' | 'subscriptionId'
>;

/** Completes a view that a host has set, and takes the default for every part that cannot be meant. */
export function completedView(view: Partial<InvoiceView> | undefined): InvoiceView {
  const completed: Record<string, unknown> = { ...defaultView };
  for (const [name, { accepts, expected }] of Object.entries(viewRules)) {
    const value = view?.[name as keyof InvoiceView];
    if (value === undefined) continue;
    if (accepts(value)) completed[name] = value;
    else warnOnce(`<billing-invoices>: view.${name} must be ${expected}.`);
  }
  return completed as unknown as InvoiceView;
}

/** The filter of a view; absent parts do not filter. */
export function filterOf(view: InvoiceView): Partial<InvoiceFilter> {
  const { status, type, issuedFrom, issuedTo, text, currency, subscriptionId } = view;
  return withoutUndefined({
    status: status.length > 0 ? status : undefined,
    type,
    issuedFrom,
    issuedTo,
    text,
    currency,
    subscriptionId,
  });
}

/** Whether a view leaves invoices out. */
export function isFiltered(view: InvoiceView): boolean {
  return Object.keys(filterOf(view)).length > 0;
}

/** Other values for parts of a view; undefined takes a part away. */
export type ViewParts = { [Part in keyof InvoiceView]?: InvoiceView[Part] | undefined };

/** Other values for parts of a filter. */
export type FilterChange = Pick<ViewParts, keyof InvoiceFilter>;

/** A view with other parts, at its first page with nothing open: what was there may be elsewhere now. */
export function changedView(view: InvoiceView, change: ViewParts): InvoiceView {
  const { cursor: _cursor, open: _open, ...kept } = view;
  return withoutUndefined({ ...kept, page: 1, ...change }) as InvoiceView;
}

/** A view that shows everything, in the same order and page size. */
export function unfilteredView({ sort, limit }: InvoiceView): InvoiceView {
  return { ...defaultView, sort, limit };
}

/** The filter of a view in the terms of a request. */
export function requestFilter(view: InvoiceView): Pick<InvoiceQuery, keyof InvoiceFilter> {
  const { status, ...filter } = filterOf(view);
  return { ...filter, ...(status ? { status: [...status] } : {}) };
}

/** The part of a request that the view decides, without its position. */
export function queryFor(view: InvoiceView): InvoiceQuery {
  return { sort: view.sort, limit: view.limit, ...requestFilter(view) };
}

/** Whether two views are the same list, on whichever page. */
export function isSameList(one: InvoiceView, other: InvoiceView): boolean {
  return JSON.stringify(queryFor(one)) === JSON.stringify(queryFor(other));
}

/** Whether two views leave the same invoices in, in whichever order. */
export function isSameFilter(one: InvoiceView, other: InvoiceView): boolean {
  return JSON.stringify(filterOf(one)) === JSON.stringify(filterOf(other));
}

/** Tells pages apart: the same for two views that show the same rows, whatever is open among them. */
export function pageKey(view: InvoiceView): string {
  return JSON.stringify([queryFor(view), view.page, view.cursor]);
}

function withoutUndefined<Parts extends object>(parts: Parts): { [Key in keyof Parts]?: NonNullable<Parts[Key]> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Parts]?: NonNullable<Parts[Key]>;
  };
}
