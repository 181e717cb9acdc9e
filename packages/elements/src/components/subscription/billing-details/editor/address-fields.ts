import { msg } from '@lit/localize';
import type { AddressFormat } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { failureText, referenceText } from '../../../../localization/failure-texts.js';
import { button } from '../../../../ui/button.js';
import { combobox } from '../../../../ui/combobox.js';
import { selectField } from '../../../../ui/select-field.js';
import { textField } from '../../../../ui/text-field.js';
import type { AddressFormats } from '../address-formats.js';
import { rowsOf } from '../address-rows.js';
import { countryNames } from '../country-names.js';
import { fieldLabel, lineLabel } from '../details-texts.js';
import { mostLines, writtenLines } from '../details-values.js';
import { isNumeric } from '../postal-pattern.js';
import { problemOf, type EditorContext } from './editor-context.js';
import type { EditorState } from './editor-state.js';
import { countriesFoundText, exampleText } from './editor-texts.js';
import { lockHint } from './lock-hint.js';

type FormatField = AddressFormat['fields'][number];

/** Which part of an address a browser may fill in. */
const fills = {
  dependentLocality: 'address-level3',
  city: 'address-level2',
  postalCode: 'postal-code',
  sortingCode: 'off',
  subdivision: 'address-level1',
} as const;

const lineFills = ['address-line1', 'address-line2', 'address-line3', 'off'] as const;

/** The country, and the address in its form. */
export function addressFields(state: EditorState, context: EditorContext): TemplateResult {
  const { format } = context.controller.form;
  return html`<fieldset class="details-group">
    <legend>${msg('Address of the company', { desc: 'Title of a group of fields.' })}</legend>
    ${countryField(state, context)}
    ${
      format
        ? repeat(
            rowsOf(format),
            (row) => row.map(({ field }) => field).join(' '),
            (row) => html`<div class="details-row">${row.map((field) => partField(field, state, context))}</div>`,
          )
        : missingFormat(state, context)
    }
  </fieldset>`;
}

function countryField(state: EditorState, context: EditorContext): TemplateResult {
  const { controller, addressFormats, comboboxes, locale } = context;
  const { country } = state.values;
  const names = countryNames(locale.tag);
  const english = countryNames('en');
  const lock = state.base.value.locked.find(({ field }) => field === 'country');
  const common = {
    id: 'details-country',
    label: fieldLabel('country', undefined),
    isRequired: true,
    problem: problemOf('country', state, context),
  };
  if (lock) {
    return textField({ ...common, value: names.of(country), isReadOnly: true, hint: lockHint(lock), input: ignore });
  }
  const codes = new Set([country, ...(addressFormats.countries ?? [])]);
  return combobox({
    ...common,
    options: names
      .sorted([...codes])
      .map((code) => ({ value: code, text: names.of(code), words: [code, english.of(code)] })),
    value: country,
    controller: comboboxes,
    autocomplete: 'country-name',
    hint: addressFormats.countriesFailure && missingCountries(addressFormats),
    countText: (count) => countriesFoundText(count, locale.formats),
    choose: (code) => controller.form.chooseCountry(code),
  });
}

function partField(part: FormatField, state: EditorState, context: EditorContext): unknown {
  const { form } = context.controller;
  const { field, options, required, pattern, example } = part;
  if (field === 'lines') return lineFields(part, state, context);
  const common = {
    id: `details-${field}`,
    label: fieldLabel(field, form.format),
    isRequired: required,
    problem: problemOf(field, state, context),
    value: state.values[field],
    autocomplete: fills[field],
  };
  if (options) {
    return selectField({
      ...common,
      options: options.map(({ value, name }) => ({ value, text: name })),
      placeholder: msg('Choose', { desc: 'First entry of a list while nothing is chosen.' }),
      choose: (value) => form.writeText(field, value),
    });
  }
  const isCode = field === 'postalCode' || field === 'sortingCode';
  return textField({
    ...common,
    ...(isCode ? { direction: 'ltr' } : {}),
    ...(field === 'postalCode' && isNumeric(pattern, example) ? { inputMode: 'numeric' } : {}),
    hint: example === null ? undefined : exampleText(example),
    input: (text) => form.writeText(field, text),
    ...(field === 'postalCode' ? { leave: () => form.leavePostalCode() } : {}),
  });
}

/** One more line than is written in, so that there is always room. */
function lineFields({ required }: FormatField, state: EditorState, context: EditorContext): TemplateResult[] {
  const { lines } = state.values;
  const count = Math.min(mostLines, Math.max(2, lines.length, writtenLines(lines).length + 1));
  return Array.from({ length: count }, (_, index) =>
    textField({
      id: index === 0 ? 'details-lines' : `details-lines-${String(index)}`,
      label: lineLabel(index),
      value: lines[index] ?? '',
      isRequired: required && index === 0,
      problem: index === 0 ? problemOf('lines', state, context) : undefined,
      autocomplete: lineFills[index] ?? 'off',
      input: (text) => context.controller.form.writeLine(index, text),
    }),
  );
}

/** While it is not known how addresses of the country are written. */
function missingFormat({ values }: EditorState, { addressFormats }: EditorContext): unknown {
  const failure = addressFormats.failureOf(values.country);
  if (!failure) {
    return html`<div class="details-loading">
      <span class="bar" aria-hidden="true"></span><span class="bar" aria-hidden="true"></span>
      <p class="hidden" role="status">
        ${msg('Loading the address form', { desc: 'Spoken while the fields of a country are being read.' })}
      </p>
    </div>`;
  }
  return html`<div class="details-trouble" role="alert">
    <p>
      ${msg('The form for addresses of this country could not be loaded.', { desc: 'Error in place of address fields.' })}
      ${failureText(failure.code)} ${referenceText(failure.requestId) ?? nothing}
    </p>
    ${retryButton(addressFormats)}
  </div>`;
}

/** Without the list of countries there is only the one that is chosen. */
function missingCountries(addressFormats: AddressFormats): TemplateResult {
  return html`<div class="details-trouble">
    <p>${msg('The list of countries could not be loaded.', { desc: 'Error below the field for the country.' })}</p>
    ${retryButton(addressFormats)}
  </div>`;
}

function retryButton(addressFormats: AddressFormats): TemplateResult {
  return button({
    label: msg('Try again', { desc: 'Button after an error.' }),
    click: () => addressFormats.retry(),
    part: 'button retry',
  });
}

function ignore(): void {
  // A field that cannot be written gets no input.
}
