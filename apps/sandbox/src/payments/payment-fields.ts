import { html, type Html } from '../html.ts';
import type { FieldErrors, PaymentForm } from './payment-form.ts';
import type { PaymentStrings } from './strings.ts';

export interface FieldContext {
  text: PaymentStrings;
  form: PaymentForm;
  errors: FieldErrors;
}

/** What a card needs. @param isStored whether it is kept for later */
export function cardFields(context: FieldContext, isStored: boolean): Html {
  const { text } = context;
  return html`<div class="fields of-card">
    ${field(context, 'number', { label: text.number, autocomplete: 'cc-number', numeric: true })}
    <div class="pair">
      ${field(context, 'expiry', { label: text.expiry, hint: text.expiryHint, autocomplete: 'cc-exp', numeric: true })}
      ${field(context, 'code', { label: text.code, autocomplete: 'cc-csc', numeric: true })}
    </div>
    ${isStored && field(context, 'cardholder', { label: text.cardholder, hint: text.optional, autocomplete: 'cc-name' })}
  </div>`;
}

/** What the debit of an account needs. @param isStored whether it is kept for later */
export function debitFields(context: FieldContext, isStored: boolean): Html {
  const { text } = context;
  return html`<div class="fields of-debit">
    ${field(context, 'holder', { label: text.holder, autocomplete: 'name' })}
    ${field(context, 'iban', { label: text.iban, autocomplete: 'off' })}
    <p class="quiet">${isStored ? text.storedMandate : text.mandate}</p>
  </div>`;
}

interface FieldOptions {
  label: string;
  autocomplete: string;
  hint?: string;
  numeric?: boolean;
}

function field(
  { text, form, errors }: FieldContext,
  name: keyof FieldErrors | 'cardholder',
  { label, autocomplete, hint, numeric }: FieldOptions,
): Html {
  const error = name === 'cardholder' ? undefined : errors[name];
  const message = name === 'cardholder' || !error ? undefined : text.errors[name][error];
  const isFirst = Object.keys(errors)[0] === name;
  const described = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for="${name}">${label} ${hint && html`<span class="hint" id="${name}-hint">${hint}</span>`}</label>
    <input
      id="${name}"
      name="${name}"
      value="${form[name]}"
      autocomplete="${autocomplete}"
      ${numeric && html`inputmode="numeric"`}
      spellcheck="false"
      ${error && html`aria-invalid="true"`}
      ${described && html`aria-describedby="${described}"`}
      ${isFirst && html`autofocus`}
    />
    ${error && html`<p class="wrong" id="${name}-error">${message}</p>`}
  </div>`;
}
