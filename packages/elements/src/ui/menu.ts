import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { icon, type IconName } from './icons.js';
import type { MenuController } from './menu-controller.js';

/** One thing to do. */
export interface MenuItem {
  label: string;
  icon?: IconName;
  /** Left out where it is not possible now; the note says why. It can be reached all the same. */
  click?: () => void;
  /** Small print below the label. */
  note?: string;
}

/** A button with further actions behind it. */
export interface Menu {
  /** Tells it from the other menus of the element; part of the ids within the element's tree. */
  id: string;
  /** Accessible name of the button and of the menu. */
  name: string;
  /** Whether the button shows its name beside the dots. */
  isLabelled?: boolean;
  /** Asked for only while the menu is open. */
  items: () => readonly MenuItem[];
  controller: MenuController;
}

/** A button with three dots, and the menu that it opens over the page. */
export function menu({ id, name, isLabelled = false, items, controller }: Menu): TemplateResult {
  const isOpen = controller.openId === id;
  const elementId = `menu-${id}`;
  return html`<button
      type="button"
      class=${isLabelled ? 'button' : 'menu-button'}
      part="button menu"
      aria-label=${isLabelled ? nothing : name}
      aria-haspopup="menu"
      aria-expanded=${isOpen ? 'true' : 'false'}
      popovertarget=${elementId}
      @keydown=${controller.handleButtonKeyDown}
    >
      ${icon('more')}${isLabelled ? html`<span>${name}</span>` : nothing}
    </button>
    <div
      class="menu"
      part="menu-list"
      id=${elementId}
      role=${ifDefined(isOpen ? 'menu' : undefined)}
      aria-label=${isOpen ? name : nothing}
      popover="auto"
      data-menu=${id}
      @beforetoggle=${controller.handleToggle}
      @toggle=${controller.handleToggled}
      @keydown=${controller.handleMenuKeyDown}
    >
      ${isOpen ? items().map(menuItem) : nothing}
    </div>`;
}

function menuItem({ label, icon: shape, click, note }: MenuItem): TemplateResult {
  const handleClick = (event: Event): void => {
    if (!click) return;
    // The focus goes back to the button first, so that a dialog which opens now gives it back there.
    (event.currentTarget as Element).closest<HTMLElement>('[popover]')?.hidePopover();
    click();
  };
  return html`<button
    type="button"
    class="menu-item"
    part="menu-item"
    role="menuitem"
    tabindex="-1"
    aria-disabled=${ifDefined(click ? undefined : 'true')}
    @click=${handleClick}
  >
    <span class="menu-icon">${shape ? icon(shape) : nothing}</span>
    <span>${label}${note === undefined ? nothing : html` <span class="menu-note">${note}</span>`}</span>
  </button>`;
}
