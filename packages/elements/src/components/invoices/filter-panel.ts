import { msg } from '@lit/localize';
import type { InvoiceStatus, InvoiceType } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dayLabels, typeText } from './filter-texts.js';
import { statusText } from './invoice-texts.js';
import { statuses } from './invoice-view-rules.js';
import type { FilterChange, InvoiceFilter } from './invoice-view.js';

/** Earliest day that a filter takes, so that a year that is being typed is not taken for one. */
const earliestDay = '1900-01-01';

/** One thing to choose. */
export interface FilterOption {
  value: string;
  text: string;
}

/** The filters as they are, and what there is to choose. */
export interface FilterPanel {
  filter: Partial<InvoiceFilter>;
  /** Every currency that occurs; offered from two on. */
  currencies: readonly string[];
  /** Offered from two on. */
  subscriptions: readonly FilterOption[];
  change: (change: FilterChange) => void;
}

/** Every filter, each taking effect at once. */
export function filterPanel({ filter, currencies, subscriptions, change }: FilterPanel): TemplateResult {
  const { status = [], type, issuedFrom, issuedTo, currency, subscriptionId } = filter;
  const { from, to } = dayLabels();
  return html`<div class="panel" part="filters">
    ${statusChoices(status, (next) => change({ status: next }))}
    ${select(msg('Kind', { desc: 'Label of the filter for invoices or credit notes.' }), typeOptions(), type, (value) =>
      change({ type: value as InvoiceType | undefined }),
    )}
    ${dayField(from, issuedFrom, issuedTo, (day) => change({ issuedFrom: day }))}
    ${dayField(to, issuedTo, undefined, (day) => change({ issuedTo: day }))}
    ${
      currencies.length > 1 || currency
        ? select(
            msg('Currency', { desc: 'Label of the filter for a currency.' }),
            withChosen(currencies, currency).map((code) => ({ value: code, text: code })),
            currency,
            (value) => change({ currency: value }),
          )
        : nothing
    }
    ${
      subscriptions.length > 1 || subscriptionId
        ? select(
            msg('Subscription', { desc: 'Label of the filter for a subscription.' }),
            subscriptions,
            subscriptionId,
            (value) => change({ subscriptionId: value }),
          )
        : nothing
    }
  </div>`;
}

function withChosen(values: readonly string[], chosen: string | undefined): readonly string[] {
  return chosen === undefined || values.includes(chosen) ? values : [...values, chosen].sort();
}

function typeOptions(): FilterOption[] {
  return (['invoice', 'credit_note'] as const).map((type) => ({ value: type, text: typeText(type) }));
}

function statusChoices(
  chosen: readonly InvoiceStatus[],
  choose: (next: readonly InvoiceStatus[]) => void,
): TemplateResult {
  const toggle = (status: InvoiceStatus) => (event: Event) => {
    const { checked } = event.target as HTMLInputElement;
    choose(statuses.filter((other) => (other === status ? checked : chosen.includes(other))));
  };
  return html`<fieldset class="choices">
    <legend>${msg('Status', { desc: 'Column of the status.' })}</legend>
    ${statuses.map(
      (status) =>
        html`<label class="choice"
          ><input
            type="checkbox"
            .checked=${live(chosen.includes(status))}
            @change=${toggle(status)}
          />${statusText(status)}</label
        >`,
    )}
  </fieldset>`;
}

function select(
  label: string,
  options: readonly FilterOption[],
  chosen: string | undefined,
  choose: (value: string | undefined) => void,
): TemplateResult {
  const handleChange = (event: Event): void => choose((event.target as HTMLSelectElement).value || undefined);
  return html`<label class="labelled"
    ><span>${label}</span>
    <select class="field" @change=${handleChange}>
      <option value="" .selected=${live(chosen === undefined)}>
        ${msg('All', { desc: 'Filter that leaves all in.' })}
      </option>
      ${options.map(
        ({ value, text }) => html`<option value=${value} .selected=${live(value === chosen)}>${text}</option>`,
      )}
    </select>
  </label>`;
}

function dayField(
  label: string,
  day: string | undefined,
  latest: string | undefined,
  choose: (day: string | undefined) => void,
): TemplateResult {
  const handleChange = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (!field.validity.badInput && !field.validity.rangeUnderflow) choose(field.value || undefined);
  };
  return html`<label class="labelled"
    ><span>${label}</span>
    <input
      type="date"
      class="field"
      min=${earliestDay}
      max=${latest ?? '9999-12-31'}
      .value=${day ?? ''}
      @change=${handleChange}
    />
  </label>`;
}
