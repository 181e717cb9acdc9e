import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Autocomplete } from './autocomplete.js';
import { foundOptions, meantOption, type ComboboxController, type ComboboxOption } from './combobox-controller.js';
import { icon } from './icons.js';
import { describedBy, formField, type FormField } from './text-field.js';

/** A field that is filled in by choosing, and searched by typing. */
export interface Combobox extends FormField {
  options: readonly ComboboxOption[];
  /** The option that is chosen. */
  value: string;
  choose: (value: string) => void;
  controller: ComboboxController;
  /** Says how many options fit what is typed. */
  countText: (count: number) => string;
  autocomplete?: Autocomplete;
}

/**
 * An editable combobox with a list, as the ARIA practices describe it: typing searches, the arrows move in the list, Enter
 * takes the active option, Escape and leaving give back what was chosen. The focus stays in the field.
 */
export function combobox(field: Combobox): TemplateResult {
  const { id, options, value, controller, countText } = field;
  const state = controller.stateOf(id);
  const found = state ? foundOptions(options, state.typed) : [];
  const chosen = options.find((option) => option.value === value)?.text ?? '';
  const active = state && found[state.active];
  const handleInput = (event: Event): void => controller.type(id, (event.currentTarget as HTMLInputElement).value);
  const handleKeyDown = (event: KeyboardEvent): void => handleKey(event, field, found);
  const handleClick = (event: Event): void => {
    const { target } = event;
    const clicked = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
    const option = found.find((one) => one.value === clicked?.dataset['value']);
    if (option) take(option, field);
    else if (!state && target instanceof HTMLInputElement) {
      target.select();
      openList(field);
    }
  };
  const handleLeave = (event: Event): void => finish((event.currentTarget as HTMLInputElement).value, field);
  return formField(
    field,
    html`<div class="combobox" @click=${handleClick} @keydown=${handleKeyDown}>
        <input
          class="field"
          id=${id}
          type="text"
          role="combobox"
          aria-labelledby=${`${id}-label`}
          autocomplete=${field.autocomplete ?? 'off'}
          spellcheck="false"
          ?required=${field.isRequired ?? false}
          aria-expanded=${state ? 'true' : 'false'}
          aria-controls=${`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant=${ifDefined(active && optionId(id, active))}
          aria-describedby=${describedBy(id)}
          aria-invalid=${field.problem === undefined ? 'false' : 'true'}
          .value=${live(state?.typed ?? chosen)}
          @input=${handleInput}
          @change=${handleLeave}
          @blur=${handleLeave}
        />
        ${icon('unfold')}
        <ul
          class="combobox-list"
          id=${`${id}-list`}
          role="listbox"
          aria-labelledby=${`${id}-label`}
          ?hidden=${!state}
          @mousedown=${keepFocus}
        >
          ${repeat(
            found,
            (option) => option.value,
            (option) => listOption(option, option === active, field),
          )}
        </ul>
      </div>
      <p class=${state && found.length === 0 ? 'field-hint' : 'hidden'} role="status">
        ${state?.typed ? countText(found.length) : nothing}
      </p>`,
  );
}

function listOption(option: ComboboxOption, isActive: boolean, field: Combobox): TemplateResult {
  return html`<li
    class=${isActive ? 'combobox-option active' : 'combobox-option'}
    id=${optionId(field.id, option)}
    role="option"
    aria-selected=${option.value === field.value ? 'true' : 'false'}
    data-value=${option.value}
    ${ref(isActive ? keepInView : undefined)}
  >
    <bdi>${option.text}</bdi>
  </li>`;
}

function handleKey(event: KeyboardEvent, field: Combobox, found: readonly ComboboxOption[]): void {
  if (event.isComposing) return;
  const { controller, id } = field;
  const state = controller.stateOf(id);
  const active = state?.active ?? -1;
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      event.preventDefault();
      if (!state) openList(field);
      else if (found.length > 0) controller.activate(next(active, event.key, found.length));
      return;
    case 'Enter': {
      if (!state) return;
      event.preventDefault();
      const option = found[active];
      if (option) take(option, field);
      return;
    }
    case 'Escape':
      if (!state) return;
      event.preventDefault();
      controller.close();
      return;
    default:
  }
}

function next(active: number, key: 'ArrowDown' | 'ArrowUp', count: number): number {
  if (key === 'ArrowDown') return (active + 1) % count;
  return active <= 0 ? count - 1 : active - 1;
}

function openList({ controller, id, options, value }: Combobox): void {
  controller.open(
    id,
    options.findIndex((option) => option.value === value),
  );
}

function take({ value }: ComboboxOption, { controller, choose }: Combobox): void {
  controller.close();
  choose(value);
}

/** Takes what is typed when it can only mean one thing, also when the browser has filled it in; else what was chosen stays. */
function finish(typed: string, field: Combobox): void {
  const state = field.controller.stateOf(field.id);
  const option = state?.typed === undefined ? undefined : meantOption(field.options, typed);
  if (option) take(option, field);
  else field.controller.close();
}

function optionId(id: string, { value }: ComboboxOption): string {
  return `${id}-${value}`;
}

/** A click in the list, or on its scroll bar, leaves the focus in the field. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

function keepInView(element: Element | undefined): void {
  queueMicrotask(() => element?.scrollIntoView({ block: 'nearest' }));
}
