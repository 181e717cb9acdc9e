import { msg, str } from '@lit/localize';
import type { InvoiceListItem, InvoiceStatus, Money } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { live } from 'lit/directives/live.js';
import type { DownloadState } from '../../controllers/download-controller.js';
import { failureText } from '../../localization/failure-texts.js';
import type { Formats } from '../../localization/format.js';
import { button } from '../../ui/button.js';
import type { IconName } from '../../ui/icons.js';
import { statusBadge, type StatusTone } from '../../ui/status-badge.js';
import { alignedAmount, type AmountColumns } from './amount-columns.js';
import { downloadName, statusText } from './invoice-texts.js';
import { markName } from './selection-texts.js';

/** What a row needs beside its invoice. */
export interface RowContext {
  formats: Formats;
  columns: AmountColumns;
  downloadOf: (invoice: InvoiceListItem) => DownloadState;
  download: (invoice: InvoiceListItem) => void;
  /** What went wrong with another action of the row. */
  problemOf: (invoice: InvoiceListItem) => string | undefined;
  /** What is to be known beside the status. */
  statusNote: (invoice: InvoiceListItem) => string | undefined;
  /** Marking rows for a common action; undefined where there is none. */
  marks?:
    | { has: (invoice: InvoiceListItem) => boolean; mark: (invoice: InvoiceListItem, isMarked: boolean) => void }
    | undefined;
  /** Id of the invoice whose details are open. */
  open: string | undefined;
  toggle: (invoice: InvoiceListItem) => void;
  /** What is shown below the row that is open. */
  detail: (invoiceId: string) => unknown;
  /** The action that matters most, before Download. */
  firstAction: (invoice: InvoiceListItem, problemId: string | undefined) => unknown;
  /** Less frequent actions, after Download. */
  moreActions: (invoice: InvoiceListItem) => unknown;
}

const looks: Record<InvoiceStatus, [IconName, StatusTone]> = {
  open: ['ring', 'neutral'],
  overdue: ['alert', 'danger'],
  partly_paid: ['half', 'warning'],
  paid: ['check', 'positive'],
  credited: ['returned', 'muted'],
  issued: ['diamond', 'neutral'],
  settled: ['diamondFilled', 'muted'],
};

/** One invoice or credit note; below it what went wrong with its download, and its details while they are open. */
export function invoiceRow(invoice: InvoiceListItem, context: RowContext): TemplateResult {
  const { formats, marks } = context;
  const { id, type, status, issueDate, dueDate } = invoice;
  const problem = problemText(invoice, context);
  const note = context.statusNote(invoice);
  const isOpen = context.open === id;
  const isMarked = marks?.has(invoice) ?? false;
  return html`<tr
      class=${classMap({ row: true, opened: isOpen, marked: isMarked, credit: type === 'credit_note' })}
      role="row"
      part="row"
    >
      ${marks ? mark(invoice, isMarked, marks.mark) : nothing}
      <th class="number" role="rowheader" scope="row">${number(invoice, isOpen, context)}</th>
      <td class="date" role="cell">
        ${inCards(msg('Issued on', { desc: 'Label of the issue date on narrow screens.' }))}${day(issueDate, formats)}
      </td>
      <td class=${dueDate ? 'due' : 'due none'} role="cell">
        ${inCards(msg('Due', { desc: 'Label of the due date on narrow screens.' }))}${day(dueDate, formats)}
      </td>
      <td class="status" role="cell">
        ${statusBadge(statusText(status), ...looks[status])}
        ${note === undefined ? nothing : html`<div class="status-note">${note}</div>`}
      </td>
      <td class="amount" role="cell">${amount(invoice, context)}</td>
      <td class="action" role="cell">
        <div class="actions">
          ${context.firstAction(invoice, problem && problemId(invoice))} ${downloadButton(invoice, context)}
          ${context.moreActions(invoice)}
        </div>
      </td>
    </tr>
    ${problem === undefined ? nothing : wideRow('problem', problemId(invoice), problem)}
    ${isOpen ? wideRow('details', detailId(id), context.detail(id)) : nothing}`;
}

function problemText(invoice: InvoiceListItem, { downloadOf, problemOf }: RowContext): string | undefined {
  const { failure } = downloadOf(invoice);
  return failure ? failureText(failure.code) : problemOf(invoice);
}

/** Wider than any list, because the number of columns differs. */
const allColumns = 8;

function wideRow(name: string, id: string, content: unknown): TemplateResult {
  return html`<tr class=${name} role="row">
    <td role="cell" colspan=${allColumns} id=${id}>${content}</td>
  </tr>`;
}

function mark(
  invoice: InvoiceListItem,
  isMarked: boolean,
  choose: (invoice: InvoiceListItem, isMarked: boolean) => void,
): TemplateResult {
  const handleChange = (event: Event): void => choose(invoice, (event.target as HTMLInputElement).checked);
  return html`<td class="mark" role="cell">
    <label class="box"
      ><input type="checkbox" aria-label=${markName(invoice)} .checked=${live(isMarked)} @change=${handleChange}
    /></label>
  </td>`;
}

function number(invoice: InvoiceListItem, isOpen: boolean, { toggle }: RowContext): TemplateResult {
  const handleClick = (): void => toggle(invoice);
  return html`<button
      type="button"
      class="disclosure"
      part="disclosure"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls=${isOpen ? detailId(invoice.id) : nothing}
      @click=${handleClick}
    >
      <bdi part="number">${invoice.number}</bdi>
    </button>
    ${
      invoice.type === 'credit_note'
        ? html`<span class="kind">${msg('Credit note', { desc: 'Marks a row that is a credit note.' })}</span>`
        : nothing
    }`;
}

/** The columns' names stand above them only where there is room; the table keeps them for assistive technology. */
function inCards(label: string): TemplateResult {
  return html`<span class="label" aria-hidden="true">${label} </span>`;
}

function day(date: string | null, formats: Formats): TemplateResult {
  return date
    ? html`<time datetime=${date}>${formats.day(date)}</time>`
    : html`<span class="none" aria-label=${msg('none', { desc: 'Spoken where a row has no due date.' })} role="img"
        >–</span
      >`;
}

function amount(invoice: InvoiceListItem, { formats, columns }: RowContext): TemplateResult {
  const { type, status, total, amountDue } = invoice;
  const shown = type === 'credit_note' ? negative(total) : total;
  const isPartOpen = (status === 'partly_paid' || status === 'overdue') && amountDue.amount < total.amount;
  return html`<div class="total" part="amount">${alignedAmount(formats.money(shown), shown.currency, columns)}</div>
    ${isPartOpen ? html`<div class="left">${amountLeft(amountDue, { formats, columns })}</div>` : nothing}`;
}

/** Aligned like the total where the sentence ends with the amount. */
function amountLeft(due: Money, { formats, columns }: Pick<RowContext, 'formats' | 'columns'>): unknown {
  const left = formats.money(due);
  const text = msg(str`${left} left`, { desc: 'Amount still to be paid of a partly paid invoice.' });
  return text.endsWith(left) ? alignedAmount(text, due.currency, columns) : text;
}

/** What a credit note states is taken off what is owed. */
function negative({ amount, currency }: Money): Money {
  return { amount: 0 - amount, currency };
}

function downloadButton(invoice: InvoiceListItem, context: RowContext): TemplateResult | typeof nothing {
  if (invoice.files.length === 0) return nothing;
  const { busy, failure } = context.downloadOf(invoice);
  return button({
    label: msg('Download', { desc: 'Button beside an invoice.' }),
    name: downloadName(invoice),
    icon: 'download',
    busy,
    describedBy: failure && problemId(invoice),
    part: 'button download',
    click: () => context.download(invoice),
  });
}

function problemId({ id }: InvoiceListItem): string {
  return `problem-${id}`;
}

function detailId(id: string): string {
  return `detail-${id}`;
}
