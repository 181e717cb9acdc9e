import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from './icons.js';

/** A field whose entries become chips. */
export interface ChipsField {
  /** Id of the input; other ids are made from it. */
  id: string;
  label: string;
  hint: string;
  /** Name of the list of chips. */
  listName: string;
  chips: readonly { text: string; removeName: string; isDoubtful?: boolean }[];
  typed: string;
  /** What is wrong, and what to do. */
  problem: string | undefined;
  inputMode: 'email' | 'text';
  autocomplete?: 'email' | 'off';
  type: (text: string) => void;
  /** Makes chips of a text; false when something is left. */
  take: (text: string) => void;
  /** The user goes elsewhere. */
  leave: () => void;
  remove: (index: number) => void;
  /** Settles when what was changed is shown. */
  shown: () => Promise<unknown>;
}

/**
 * Enter makes a chip of what is typed, and so does pasting. Backspace or the arrow before the first letter leads to the
 * chips; there the arrows, Home and End move, and Delete or Backspace removes. One stop of the Tab key is for all chips.
 */
export function chipsField(field: ChipsField): TemplateResult {
  const { id, label, hint, listName, chips, typed, problem, inputMode } = field;
  const handleInput = (event: Event): void => field.type((event.currentTarget as HTMLInputElement).value);
  const handlePaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '') return;
    event.preventDefault();
    field.take(`${typed} ${text}`);
  };
  const handleMouseDown = (event: Event): void => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    inputIn(event)?.focus();
  };
  const handleInputKey = (event: KeyboardEvent): void => handleInputKeyDown(event, field);
  const handleChipKey = (event: KeyboardEvent): void => moveOnChips(event, field);
  return html`<div class="chips-field">
    <label class="chips-label" for=${id}>${label}</label>
    <div class="chips" @mousedown=${handleMouseDown}>
      ${
        chips.length > 0
          ? html`<ul class="chip-list" aria-label=${listName} @keydown=${handleChipKey}>
              ${repeat(
                chips,
                ({ text }) => text,
                (chip, index) => chipItem(chip, index, field),
              )}
            </ul>`
          : nothing
      }
      <input
        class="chips-input"
        id=${id}
        type="text"
        inputmode=${inputMode}
        autocomplete=${field.autocomplete ?? 'off'}
        autocapitalize="none"
        spellcheck="false"
        data-first-focus
        aria-describedby=${`${id}-problem ${id}-hint`}
        aria-invalid=${problem === undefined ? 'false' : 'true'}
        .value=${live(typed)}
        @input=${handleInput}
        @paste=${handlePaste}
        @keydown=${handleInputKey}
        @blur=${field.leave}
      />
    </div>
    <p class="field-problem" id=${`${id}-problem`} role="alert">${problem ?? nothing}</p>
    <p class="chips-hint" id=${`${id}-hint`}>${hint}</p>
  </div>`;
}

function chipItem(
  { text, removeName, isDoubtful }: ChipsField['chips'][number],
  index: number,
  field: ChipsField,
): TemplateResult {
  const handleClick = (event: Event): void => void removeAt(event, index, field);
  return html`<li class=${isDoubtful ? 'chip-item doubtful' : 'chip-item'} part="recipient">
    <bdi class="chip-text">${text}</bdi>
    <button
      type="button"
      class="chip-remove"
      part="button remove"
      aria-label=${removeName}
      tabindex=${index === field.chips.length - 1 ? '0' : '-1'}
      @click=${handleClick}
    >
      ${icon('close')}
    </button>
  </li>`;
}

function handleInputKeyDown(event: KeyboardEvent, field: ChipsField): void {
  if (event.isComposing) return;
  const input = event.currentTarget as HTMLInputElement;
  const isBefore = input.selectionStart === 0 && input.selectionEnd === 0;
  if (event.key === 'Enter') {
    event.preventDefault();
    if (input.value.trim() !== '') field.take(input.value);
  } else if (isBefore && (event.key === 'Backspace' || event.key === arrowBack(input)) && field.chips.length > 0) {
    event.preventDefault();
    buttonsIn(event).at(-1)?.focus();
  }
}

function moveOnChips(event: KeyboardEvent, field: ChipsField): void {
  const buttons = buttonsIn(event);
  const index = buttons.indexOf(event.target as HTMLElement);
  if (index === -1) return;
  const back = arrowBack(event.target as HTMLElement);
  const steps: Partial<Record<string, HTMLElement | null | undefined>> = {
    [back]: buttons[Math.max(0, index - 1)],
    [back === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft']: buttons[index + 1] ?? inputIn(event),
    Home: buttons[0],
    End: inputIn(event),
  };
  const next = steps[event.key];
  if (next) {
    event.preventDefault();
    next.focus();
  } else if (event.key === 'Delete' || event.key === 'Backspace') {
    event.preventDefault();
    void removeAt(event, index, field);
  }
}

/** Removes a chip and moves the focus to the one that takes its place, or into the field. */
async function removeAt(event: Event, index: number, field: ChipsField): Promise<void> {
  const frame = frameOf(event);
  field.remove(index);
  await field.shown();
  const buttons = frame?.querySelectorAll<HTMLElement>('.chip-remove') ?? [];
  (buttons[Math.min(index, buttons.length - 1)] ?? frame?.querySelector<HTMLElement>('.chips-input'))?.focus();
}

function arrowBack(element: HTMLElement): string {
  return getComputedStyle(element).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
}

function frameOf(event: Event): Element | null {
  return (event.currentTarget as Element).closest('.chips');
}

function buttonsIn(event: Event): HTMLElement[] {
  return [...(frameOf(event)?.querySelectorAll<HTMLElement>('.chip-remove') ?? [])];
}

function inputIn(event: Event): HTMLInputElement | null {
  return frameOf(event)?.querySelector<HTMLInputElement>('.chips-input') ?? null;
}
