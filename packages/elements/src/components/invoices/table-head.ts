import { msg, str } from '@lit/localize';
import type { InvoiceSort } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { icon } from '../../ui/icons.js';

/** A column that the list can be ordered by. */
type SortColumn = Exclude<InvoiceSort, `-${string}`>;

/** What the headings need. */
export interface TableHead {
  sort: InvoiceSort;
  /** Orders the list; undefined where there is nothing to order. */
  order?: ((sort: InvoiceSort) => void) | undefined;
  /** The box that marks all rows of the page; undefined where rows cannot be marked. */
  mark?: { state: 'none' | 'some' | 'all'; toggle: (isMarked: boolean) => void } | undefined;
}

/** The order that the first click on a heading gives: what people look for first. */
const firstOrder: Readonly<Record<SortColumn, InvoiceSort>> = {
  number: 'number',
  issueDate: '-issueDate',
  dueDate: 'dueDate',
  status: 'status',
  amount: '-amount',
};

/** The headings; each one orders the list. */
export function tableHead(head: TableHead): TemplateResult {
  return html`<thead>
    <tr role="row">
      ${head.mark ? markAll(head.mark) : nothing} ${heading('number', head)} ${heading('issueDate', head)}
      ${heading('dueDate', head)} ${heading('status', head)} ${heading('amount', head)}
      <th class="action" role="columnheader" scope="col">
        <span class="hidden">${msg('Document', { desc: 'Column of the Download buttons, only spoken.' })}</span>
      </th>
    </tr>
  </thead>`;
}

/** What a screen reader hears after the list was ordered. */
export function orderAnnouncement(sort: InvoiceSort): string {
  const column = columnText(columnOf(sort));
  return sort.startsWith('-')
    ? msg(str`Sorted by ${column}, descending.`, { desc: 'Spoken after sorting; holds the name of a column.' })
    : msg(str`Sorted by ${column}, ascending.`, { desc: 'Spoken after sorting; holds the name of a column.' });
}

const classes: Readonly<Record<SortColumn, string>> = {
  number: 'number',
  issueDate: 'date',
  dueDate: 'due',
  status: 'status',
  amount: 'amount',
};

function heading(column: SortColumn, { sort, order }: TableHead): TemplateResult {
  const isCurrent = columnOf(sort) === column;
  const direction = sort.startsWith('-') ? 'descending' : 'ascending';
  const handleClick = (): void => order?.(isCurrent ? reversed(sort) : firstOrder[column]);
  return html`<th
    class=${classes[column]}
    role="columnheader"
    scope="col"
    aria-sort=${ifDefined(isCurrent && order ? direction : undefined)}
  >
    ${
      order
        ? html`<button type="button" class="sort" part="sort" @click=${handleClick}>
            <span>${columnText(column)}</span>${isCurrent ? icon(direction) : nothing}
          </button>`
        : columnText(column)
    }
  </th>`;
}

function markAll({ state, toggle }: NonNullable<TableHead['mark']>): TemplateResult {
  const handleChange = (event: Event): void => toggle((event.target as HTMLInputElement).checked);
  return html`<th class="mark" role="columnheader" scope="col">
    <label class="box"
      ><input
        type="checkbox"
        aria-label=${msg('Select all on this page', { desc: 'Box above the boxes of the rows.' })}
        .checked=${live(state === 'all')}
        .indeterminate=${live(state === 'some')}
        @change=${handleChange}
    /></label>
  </th>`;
}

function columnOf(sort: InvoiceSort): SortColumn {
  return sort.replace('-', '') as SortColumn;
}

function reversed(sort: InvoiceSort): InvoiceSort {
  return (sort.startsWith('-') ? sort.slice(1) : `-${sort}`) as InvoiceSort;
}

function columnText(column: SortColumn): string {
  switch (column) {
    case 'number':
      return msg('Number', { desc: 'Column of the invoice number.' });
    case 'issueDate':
      return msg('Date', { desc: 'Column of the issue date.' });
    case 'dueDate':
      return msg('Due date', { desc: 'Column of the due date.' });
    case 'status':
      return msg('Status', { desc: 'Column of the status.' });
    case 'amount':
      return msg('Amount', { desc: 'Column of the total.' });
  }
}
