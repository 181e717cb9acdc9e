import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { placeBeside } from './place-beside.js';

/** Keeps which menu of an element is open and moves the focus in it, as the ARIA practices describe for menu buttons. */
export class MenuController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #openId: string | undefined;
  #firstFocus: 'first' | 'last' = 'first';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Id of the open menu. */
  get openId(): string | undefined {
    return this.#openId;
  }

  hostDisconnected(): void {
    this.#openId = undefined;
  }

  /** Before the menu shows: its items are rendered only while it does. Before it hides: the focus goes to its button. */
  readonly handleToggle = (event: ToggleEvent): void => {
    const element = event.currentTarget as HTMLElement;
    if (event.newState === 'open') {
      this.#openId = element.dataset['menu'];
      this.#host.requestUpdate();
    } else if (element.matches(':focus-within')) {
      buttonOf(element)?.focus();
    }
  };

  /** Once it shows, it is put beside its button and gets the focus. Once it is hidden, its items go. */
  readonly handleToggled = (event: ToggleEvent): void => {
    const element = event.currentTarget as HTMLElement;
    if (event.newState === 'open') {
      void this.#present(element, this.#firstFocus);
      this.#firstFocus = 'first';
    } else if (this.#openId === element.dataset['menu']) {
      this.#openId = undefined;
      this.#host.requestUpdate();
    }
  };

  /** Arrows on the button open the menu, at its first or at its last item. */
  readonly handleButtonKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#firstFocus = event.key === 'ArrowDown' ? 'first' : 'last';
    (event.currentTarget as HTMLButtonElement).click();
  };

  /** Arrows, Home, End and first letters move within the menu; Tab leaves it. Escape is the browser's. */
  readonly handleMenuKeyDown = (event: KeyboardEvent): void => {
    const element = event.currentTarget as HTMLElement;
    if (event.key === 'Tab') {
      element.hidePopover();
      return;
    }
    const next = nextItem(itemsOf(element), event);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  async #present(element: HTMLElement, focus: 'first' | 'last'): Promise<void> {
    await this.#host.updateComplete;
    const button = buttonOf(element);
    if (button) placeBeside(element, button);
    const items = itemsOf(element);
    (focus === 'first' ? items[0] : items.at(-1))?.focus();
  }
}

function nextItem(items: readonly HTMLElement[], { key, target }: KeyboardEvent): HTMLElement | undefined {
  const current = items.indexOf(target as HTMLElement);
  switch (key) {
    case 'ArrowDown':
      return items[(current + 1) % items.length];
    case 'ArrowUp':
      return items.at(current <= 0 ? -1 : current - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default:
      return key.length === 1 && key !== ' ' ? beginningWith(items, current, key) : undefined;
  }
}

function beginningWith(items: readonly HTMLElement[], current: number, letter: string): HTMLElement | undefined {
  const following = [...items.slice(current + 1), ...items.slice(0, current + 1)];
  const wanted = letter.toLocaleLowerCase();
  return following.find(({ textContent }) => textContent.trim().toLocaleLowerCase().startsWith(wanted));
}

function itemsOf(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('[role=menuitem]')];
}

function buttonOf(element: HTMLElement): HTMLElement | null {
  return (element.getRootNode() as ParentNode).querySelector<HTMLElement>(
    `[popovertarget="${CSS.escape(element.id)}"]`,
  );
}
