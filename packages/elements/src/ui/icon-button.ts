import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { icon, type IconName } from './icons.js';

/** A small push button that shows a shape instead of a word. */
export interface IconButton {
  /** Accessible name, which is also its tooltip. */
  name: string;
  icon: IconName;
  click: (event: Event) => void;
  /** Shows that the action is under way. The button keeps the focus and does nothing. */
  busy?: boolean;
  /** Does nothing but can be reached, so that the focus is not lost. */
  disabled?: boolean;
  part?: string;
}

/** A small push button with a shape, such as the pencil that edits a card. */
export function iconButton({
  name,
  icon: shape,
  click,
  busy = false,
  disabled = false,
  part,
}: IconButton): TemplateResult {
  const isInactive = busy || disabled;
  const handleClick = (event: Event): void => {
    if (!isInactive) click(event);
  };
  return html`<button
    type="button"
    class="button icon-only"
    part=${part ?? 'button'}
    aria-label=${name}
    title=${name}
    aria-disabled=${ifDefined(isInactive ? 'true' : undefined)}
    aria-busy=${ifDefined(busy ? 'true' : undefined)}
    @click=${handleClick}
  >
    ${icon(busy ? 'busy' : shape)}
  </button>`;
}
