import { msg } from '@lit/localize';
import type { PlanOption } from '@portico/client';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Formats } from '../../localization/format.js';
import { iconButton } from '../../ui/icon-button.js';
import { describedBy, formField } from '../../ui/text-field.js';
import { seatsHint, seatsProblemText } from './choice-texts.js';
import { parseSeats, seatLimits, type SeatsOffered, type SeatsProblem } from './seat-rules.js';

/** Seats that the keys of a page move by. */
const page = 10;

const stepByKey: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: page, PageDown: -page };

/** What the field needs. */
export interface SeatsField {
  id: string;
  plan: PlanOption;
  options: SeatsOffered;
  /** As typed. */
  seats: string;
  problem: SeatsProblem | undefined;
  /** Nothing can be changed while what was chosen is under way. */
  busy: boolean;
  formats: Formats;
  type: (seats: string) => void;
  /** One seat, or several, more or less. */
  step: (by: number) => void;
}

/** How many seats are wanted: typed, or step by step. */
export function seatsField(field: SeatsField): TemplateResult {
  const { id, plan, options, seats, problem, busy, formats } = field;
  const { minimum, maximum } = seatLimits(plan, options);
  const count = parseSeats(seats);
  const handleInput = (event: Event): void => field.type((event.currentTarget as HTMLInputElement).value);
  const handleKeyDown = (event: KeyboardEvent): void => {
    const by = stepByKey[event.key];
    if (by === undefined) return;
    event.preventDefault();
    field.step(by);
  };
  // Typed as text: a field for numbers would empty itself when something else is typed.
  return formField(
    {
      id,
      label: msg('Seats', { desc: 'Term: how many users a subscription is for.' }),
      problem: problem && seatsProblemText(problem, plan, formats),
      hint: html`<bdi>${seatsHint(plan, options, formats)}</bdi>`,
    },
    html`<div class="stepper">
      ${iconButton({
        name: msg('One seat less', { desc: 'Accessible name of the button with a minus.' }),
        icon: 'minus',
        disabled: busy || (count !== undefined && count <= minimum),
        click: () => field.step(-1),
        part: 'button step',
      })}
      <input
        class="field"
        id=${id}
        type="text"
        role="spinbutton"
        inputmode="numeric"
        autocomplete="off"
        maxlength="12"
        aria-labelledby="${id}-label"
        aria-valuenow=${ifDefined(count)}
        aria-valuemin=${minimum}
        aria-valuemax=${ifDefined(maximum ?? undefined)}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby=${describedBy(id)}
        ?readonly=${busy}
        .value=${live(seats)}
        @input=${handleInput}
        @keydown=${handleKeyDown}
      />
      ${iconButton({
        name: msg('One seat more', { desc: 'Accessible name of the button with a plus.' }),
        icon: 'plus',
        disabled: busy || (count !== undefined && maximum !== null && count >= maximum),
        click: () => field.step(1),
        part: 'button step',
      })}
    </div>`,
  );
}
