import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { icon, type IconName } from './icons.js';

/** A push button. */
export interface Button {
  label: string;
  click: (event: Event) => void;
  /** Accessible name, which must hold the label; the label itself when left out. */
  name?: string;
  icon?: IconName;
  /** Icon behind the label instead of before it. */
  trailingIcon?: IconName;
  /** Shows that the action is under way. The button keeps the focus and does nothing. */
  busy?: boolean;
  /** Does nothing but can be reached, so that the focus is not lost. */
  disabled?: boolean;
  /** Id of an element in the same tree that says what went wrong. */
  describedBy?: string | undefined;
  /** More emphasis, for the one action of a state. */
  emphasis?: boolean;
  part?: string;
}

/** A push button that stays focusable while it does nothing. */
export function button(options: Button): TemplateResult {
  const inactive = Boolean(options.busy) || Boolean(options.disabled);
  const handleClick = (event: Event): void => {
    if (!inactive) options.click(event);
  };
  const shape = options.busy ? 'busy' : options.icon;
  return html`<button
    type="button"
    class=${options.emphasis ? 'button emphasis' : 'button'}
    part=${options.part ?? 'button'}
    aria-label=${options.name ?? nothing}
    aria-disabled=${ifDefined(inactive ? 'true' : undefined)}
    aria-busy=${ifDefined(options.busy ? 'true' : undefined)}
    aria-describedby=${options.describedBy ?? nothing}
    @click=${handleClick}
  >
    ${shape ? icon(shape) : nothing}<span>${options.label}</span>
    ${options.trailingIcon ? icon(options.trailingIcon) : nothing}
  </button>`;
}
