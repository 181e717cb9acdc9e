import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Autocomplete } from './autocomplete.js';
import { describedBy, formField, type FormField } from './text-field.js';

/** A field that is filled in from a short list. */
export interface SelectField extends FormField {
  options: readonly { value: string; text: string }[];
  /** The option that is chosen; one that is not in the list counts as none. */
  value: string;
  /** Stands there while nothing is chosen. */
  placeholder: string;
  choose: (value: string) => void;
  autocomplete?: Autocomplete;
}

/** A label, a list of the browser's own kind, what is wrong with it, and what helps. */
export function selectField(field: SelectField): TemplateResult {
  const { id, options, value, placeholder } = field;
  const isChosen = options.some((option) => option.value === value);
  const handleChange = (event: Event): void => field.choose((event.currentTarget as HTMLSelectElement).value);
  return formField(
    field,
    html`<select
      class="field"
      id=${id}
      autocomplete=${field.autocomplete ?? 'off'}
      ?required=${field.isRequired ?? false}
      aria-describedby=${describedBy(id)}
      aria-invalid=${field.problem === undefined ? 'false' : 'true'}
      @change=${handleChange}
    >
      ${isChosen && field.isRequired ? nothing : html`<option value="" .selected=${live(!isChosen)}>${placeholder}</option>`}
      ${options.map(
        (option) =>
          html`<option value=${option.value} .selected=${live(option.value === value)}>${option.text}</option>`,
      )}
    </select>`,
  );
}
