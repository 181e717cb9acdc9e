import { msg } from '@lit/localize';
import type { InvoiceListItem } from '@portico/client';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { invoiceRow, type RowContext } from './invoice-row.js';
import { defaultView } from './invoice-view-rules.js';
import { tableHead, type TableHead } from './table-head.js';

/** What a table needs beside its rows. */
export interface InvoiceTable extends RowContext, TableHead {
  /** Whether newer rows are on their way. */
  stale: boolean;
  /** Name of the table; that of the list when left out. */
  name?: string;
}

/**
 * The list as a table. Roles are written out because a narrow container lays the rows out as cards, and a table whose
 * display changes loses its meaning in some browsers.
 */
export function invoiceTable(items: readonly InvoiceListItem[], context: InvoiceTable): TemplateResult {
  return html`<table
    class="table"
    role="table"
    part="table"
    aria-label=${context.name ?? tableName()}
    aria-busy=${context.stale ? 'true' : 'false'}
  >
    ${tableHead(context)}
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
    ${tableHead({ sort: defaultView.sort })}
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
