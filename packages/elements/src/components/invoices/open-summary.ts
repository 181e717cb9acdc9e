import { msg, str } from '@lit/localize';
import type { InvoiceSummary, OpenSummary } from '@portico/client';
import { html, type TemplateResult } from 'lit';
import type { Formats } from '../../localization/format.js';
import { icon } from '../../ui/icons.js';
import { openCountText, overdueText } from './invoice-texts.js';

/** What is open: one figure per currency, never added up. */
export function openSummary({ currencies }: InvoiceSummary, formats: Formats): TemplateResult {
  const open = currencies.filter(({ openCount }) => openCount > 0);
  if (open.length === 0) {
    return html`<p class="summary settled" part="summary">
      ${icon('check')}${msg('Nothing to pay right now.', { desc: 'Shown above the list when no invoice is open.' })}
    </p>`;
  }
  return html`<dl class="summary" part="summary">${open.map((entry) => openEntry(entry, formats))}</dl>`;
}

/** The place of the summary while it loads. */
export function skeletonSummary(): TemplateResult {
  return html`<div class="summary" aria-hidden="true">
    <div class="open">
      <div class="open-label"><span class="bar w1"></span></div>
      <div class="open-amount"><span class="bar figure"></span></div>
      <div class="open-note"><span class="bar w3"></span></div>
    </div>
  </div>`;
}

function openEntry(entry: OpenSummary, formats: Formats): TemplateResult {
  return html`<div class="open">
    <dt class="open-label">${msg('To pay', { desc: 'Label of the open amount.' })}</dt>
    <dd class="open-amount" part="open-amount"><span class="text">${formats.money(entry.openAmount)}</span></dd>
    <dd class="open-note"><span class="text">${note(entry, formats)}</span></dd>
  </div>`;
}

function note(entry: OpenSummary, formats: Formats): TemplateResult {
  if (entry.overdueCount > 0) {
    const overdue = overdueText(formats.money(entry.overdueAmount), entry.overdueCount, formats);
    return html`<span class="badge danger">${icon('alert')}<span class="text">${overdue}</span></span>`;
  }
  const count = openCountText(entry.openCount, formats);
  if (!entry.nextDueDate) return html`${count}`;
  const day = formats.day(entry.nextDueDate);
  return html`${msg(str`${count}, next due ${day}`, { desc: 'Number of open invoices and the next due date.' })}`;
}
