import { msg, str } from '@lit/localize';
import type { InvoiceListItem, InvoiceStatus, Money } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { DownloadState } from '../../controllers/download-controller.js';
import { failureText } from '../../localization/failure-texts.js';
import type { Formats } from '../../localization/format.js';
import { button } from '../../ui/button.js';
import type { IconName } from '../../ui/icons.js';
import { statusBadge, type StatusTone } from '../../ui/status-badge.js';
import { alignedAmount, type AmountColumns } from './amount-columns.js';
import { downloadName, statusText } from './invoice-texts.js';

/** What a row needs beside its invoice. */
export interface RowContext {
  formats: Formats;
  columns: AmountColumns;
  downloadOf: (invoice: InvoiceListItem) => DownloadState;
  download: (invoice: InvoiceListItem) => void;
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

/** One invoice or credit note, and below it what went wrong with its download. */
export function invoiceRow(invoice: InvoiceListItem, context: RowContext): TemplateResult {
  const { formats } = context;
  const failure = context.downloadOf(invoice).failure;
  return html`<tr class="row" role="row" part="row">
      <th class="number" role="rowheader" scope="row">
        <bdi part="number">${invoice.number}</bdi>
        ${
          invoice.type === 'credit_note'
            ? html`<span class="kind">${msg('Credit note', { desc: 'Marks a row that is a credit note.' })}</span>`
            : nothing
        }
      </th>
      <td class="date" role="cell">
        ${inCards(msg('Issued on', { desc: 'Label of the issue date on narrow screens.' }))}${day(invoice.issueDate, formats)}
      </td>
      <td class=${invoice.dueDate ? 'due' : 'due none'} role="cell">
        ${inCards(msg('Due', { desc: 'Label of the due date on narrow screens.' }))}${day(invoice.dueDate, formats)}
      </td>
      <td class="status" role="cell">${statusBadge(statusText(invoice.status), ...looks[invoice.status])}</td>
      <td class="amount" role="cell">${amount(invoice, context)}</td>
      <td class="action" role="cell">${downloadButton(invoice, context)}</td>
    </tr>
    ${
      failure
        ? html`<tr class="problem" role="row">
            <td role="cell" colspan="6" id=${problemId(invoice)}>${failureText(failure.code)}</td>
          </tr>`
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
