import { msg } from '@lit/localize';
import type { PlanOption, SubscriptionOptions } from '@portico/client';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Formats } from '../../../localization/format.js';
import { iconButton } from '../../../ui/icon-button.js';
import { describedBy, formField } from '../../../ui/text-field.js';
import type { ChangeController } from './change-controller.js';
import { parseSeats, seatLimits } from './change-rules.js';
import { seatsHint, seatsProblemText } from './change-texts.js';

/** Seats that the keys of a page move by. */
const page = 10;

const stepByKey: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: page, PageDown: -page };

/** What the field needs. */
export interface SeatsField {
  controller: ChangeController;
  plan: PlanOption;
  options: SubscriptionOptions;
  /** As typed. */
  seats: string;
  formats: Formats;
}

/** How many seats are wanted: typed, or step by step. */
export function seatsField({ controller, plan, options, seats, formats }: SeatsField): TemplateResult {
  const id = 'change-seats';
  const { minimum, maximum } = seatLimits(plan, options);
  const count = parseSeats(seats);
  const { problem, busy } = controller;
  const handleInput = (event: Event): void => controller.type((event.currentTarget as HTMLInputElement).value);
  const handleKeyDown = (event: KeyboardEvent): void => {
    const by = stepByKey[event.key];
    if (by === undefined) return;
    event.preventDefault();
    controller.step(by);
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
        click: () => controller.step(-1),
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
        click: () => controller.step(1),
        part: 'button step',
      })}
    </div>`,
  );
}
