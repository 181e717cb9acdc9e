import { msg } from '@lit/localize';
import type { InvoiceListItem } from '@portico/client';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { invoiceRow, type RowContext } from './invoice-row.js';

/**
 * The list as a table. Roles are written out because a narrow container lays the rows out as cards, and a table whose
 * display changes loses its meaning in some browsers.
 *
 * @param stale whether newer rows are on their way
 */
export function invoiceTable(items: readonly InvoiceListItem[], context: RowContext, stale: boolean): TemplateResult {
  return html`<table
    class="table"
    role="table"
    part="table"
    aria-label=${tableName()}
    aria-busy=${stale ? 'true' : 'false'}
  >
    ${tableHead()}
    <tbody>
      ${repeat(
        items,
        ({ id }) => id,
        (item) => invoiceRow(item, context),
      )}
    </tbody>
  </table>`;
}

/** Rows of the size of those to come. */
export function skeletonTable(rows: number): TemplateResult {
  return html`<table class="table" part="skeleton" aria-hidden="true">
    ${tableHead()}
    <tbody>
      ${Array.from(
        { length: rows },
        (_, row) =>
          html`<tr class="row">
            <th class="number"><span class="bar w${String((row % 3) + 1)}"></span></th>
            <td class="date"><span class="bar w3"></span></td>
            <td class="due"><span class="bar w3"></span></td>
            <td class="status"><span class="bar w${String(((row + 1) % 3) + 1)}"></span></td>
            <td class="amount"><span class="bar w2"></span></td>
            <td class="action"><span class="bar button-bar"></span></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function tableName(): string {
  return msg('Invoices', { desc: 'Name of the list of invoices.' });
}

function tableHead(): TemplateResult {
  return html`<thead>
    <tr role="row">
      <th class="number" role="columnheader" scope="col">
        ${msg('Number', { desc: 'Column of the invoice number.' })}
      </th>
      <th class="date" role="columnheader" scope="col">${msg('Date', { desc: 'Column of the issue date.' })}</th>
      <th class="due" role="columnheader" scope="col">${msg('Due date', { desc: 'Column of the due date.' })}</th>
      <th class="status" role="columnheader" scope="col">${msg('Status', { desc: 'Column of the status.' })}</th>
      <th class="amount" role="columnheader" scope="col">${msg('Amount', { desc: 'Column of the total.' })}</th>
      <th class="action" role="columnheader" scope="col">
        <span class="hidden">${msg('Document', { desc: 'Column of the Download buttons, only spoken.' })}</span>
      </th>
    </tr>
  </thead>`;
}
