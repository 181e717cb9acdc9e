import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../localization/format.js';
import { button } from '../../ui/button.js';
import { icon, type IconName } from '../../ui/icons.js';
import type { InvoiceSelection } from './invoice-selection.js';
import { everythingText, selectedText } from './selection-texts.js';

/** Something to do with all marked invoices at once. */
export interface SelectionAction {
  label: string;
  click: () => void;
  icon?: IconName;
  busy?: boolean;
  emphasis?: boolean;
  /** Why it cannot be done with these invoices; undefined when it can. */
  refusal?: string | undefined;
}

/** What the bar shows and offers. */
export interface SelectionBar {
  selection: InvoiceSelection;
  formats: Formats;
  actions: readonly SelectionAction[];
  clear: () => void;
  /** Marks all pages; undefined when there is nothing more to mark. */
  everything: { total: number; mark: () => void } | undefined;
}

/** How many invoices are marked, what they amount to per currency, and what can be done with them. */
export function selectionBar({ selection, formats, actions, clear, everything }: SelectionBar): TemplateResult {
  const refusals = reasons(actions);
  return html`<section
    class="selection"
    part="selection"
    aria-label=${msg('Selection', { desc: 'Name of the bar with the actions for marked invoices.' })}
  >
    <p class="selected">
      <strong class="text">${selectedText(selection.count, formats)}</strong>
      ${selection.totals.map((total) => html`<span class="text selected-total">${formats.money(total)}</span> `)}
    </p>
    ${
      actions.length > 0
        ? html`<div class="selection-actions">${actions.map((action) => actionButton(action, refusals))}</div>`
        : nothing
    }
    ${refusalList(refusals)}
    ${
      everything
        ? html`<div class="everything">
            ${button({ label: everythingText(everything.total, formats), click: everything.mark, part: 'button everything' })}
          </div>`
        : nothing
    }
    <button
      type="button"
      class="clear-selection"
      part="button clear-selection"
      aria-label=${msg('Clear selection', { desc: 'Button that takes all marks away.' })}
      @click=${clear}
    >
      ${icon('close')}
    </button>
  </section>`;
}

function actionButton({ refusal, ...action }: SelectionAction, refusals: readonly string[]): TemplateResult {
  return button({
    ...action,
    disabled: refusal !== undefined,
    describedBy: refusal === undefined ? undefined : refusalId(refusals.indexOf(refusal)),
  });
}

/** Every reason once, whichever actions it is for. */
function reasons(actions: readonly SelectionAction[]): readonly string[] {
  return [...new Set(actions.flatMap(({ refusal }) => refusal ?? []))];
}

function refusalList(refusals: readonly string[]): TemplateResult | typeof nothing {
  if (refusals.length === 0) return nothing;
  return html`<div class="refusals">
    ${refusals.map((refusal, index) => html`<p id=${refusalId(index)}>${refusal}</p>`)}
  </div>`;
}

function refusalId(index: number): string {
  return `refusal-${String(index)}`;
}
