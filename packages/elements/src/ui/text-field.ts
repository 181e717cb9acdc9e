import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Autocomplete } from './autocomplete.js';

/** What every field of a form has, whatever it is filled in with. */
export interface FormField {
  /** Id of the control; other ids are made from it. */
  id: string;
  label: string;
  isRequired?: boolean;
  /** What is wrong, and what to do. */
  problem?: string | undefined;
  /** What helps to fill it in. */
  hint?: unknown;
}

/** A field for one line of text. */
export interface TextField extends FormField {
  value: string;
  input: (text: string) => void;
  /** The user goes elsewhere. */
  leave?: () => void;
  /** Shown but not to be changed; the hint says why. */
  isReadOnly?: boolean;
  type?: 'text' | 'tel';
  inputMode?: 'text' | 'numeric' | 'tel';
  autocomplete?: Autocomplete;
  /** Direction of the text: of its own letters, unless it is a code. */
  direction?: 'auto' | 'ltr';
  hasFirstFocus?: boolean;
}

/** A label, a field, what is wrong with it, and what helps. */
export function textField(field: TextField): TemplateResult {
  const handleInput = (event: Event): void => field.input((event.currentTarget as HTMLInputElement).value);
  const handleBlur = (): void => field.leave?.();
  return formField(
    field,
    html`<input
      class="field"
      id=${field.id}
      type=${field.type ?? 'text'}
      dir=${field.direction ?? 'auto'}
      inputmode=${ifDefined(field.inputMode)}
      autocomplete=${field.autocomplete ?? 'off'}
      ?required=${field.isRequired ?? false}
      ?readonly=${field.isReadOnly ?? false}
      ?data-first-focus=${field.hasFirstFocus ?? false}
      aria-describedby=${describedBy(field.id)}
      aria-invalid=${field.problem === undefined ? 'false' : 'true'}
      .value=${live(field.value)}
      @input=${handleInput}
      @blur=${handleBlur}
    />`,
  );
}

/** A control with its label, what is wrong with it, and what helps. The control is described by {@link describedBy}. */
export function formField({ id, label, isRequired, problem, hint }: FormField, control: unknown): TemplateResult {
  return html`<div class="form-field">
    <label for=${id} id=${`${id}-label`}
      >${label}${isRequired ? html`<span class="required" aria-hidden="true">*</span>` : nothing}</label
    >
    ${control}
    <p class="field-problem" id=${`${id}-problem`}>${problem ?? nothing}</p>
    <div class="field-hint" id=${`${id}-hint`}>${hint ?? nothing}</div>
  </div>`;
}

/** Ids of what describes the control with this id. */
export function describedBy(id: string): string {
  return `${id}-problem ${id}-hint`;
}
