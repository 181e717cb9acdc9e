import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { icon } from './icons.js';

/** A window over the page that has to be dealt with first. */
export interface Dialog {
  title: string;
  content: unknown;
  /** Name of the button in the corner. */
  closeLabel: string;
  /** The user wants to leave, by the button in the corner or Escape; `closeDialog` does it. */
  leave: (dialog: HTMLDialogElement) => void;
  /** It is closed and the focus is back where it was; take it out of the page now. */
  closed: () => void;
  part?: string;
}

/** A modal dialog, open as long as it is in the page. An element with `data-first-focus` inside gets the focus. */
export function dialog({ title, content, closeLabel, leave, closed, part }: Dialog): TemplateResult {
  const handleLeave = (event: Event): void => {
    const element = (event.currentTarget as Element).closest('dialog');
    if (element) leave(element);
  };
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    // Browsers close a dialog at the second Escape whatever the first one led to.
    event.preventDefault();
    handleLeave(event);
  };
  const handleCancel = (event: Event): void => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    handleLeave(event);
  };
  const handleClose = (event: Event): void => {
    // The event comes late: what is out of the page by then may have been opened anew.
    const { target } = event;
    if (target === event.currentTarget && target instanceof Node && target.isConnected) closed();
  };
  return html`<dialog
    class="dialog"
    part=${part ? `dialog ${part}` : 'dialog'}
    aria-labelledby="dialog-title"
    ${ref(openModally)}
    @keydown=${handleKeyDown}
    @cancel=${handleCancel}
    @close=${handleClose}
  >
    <div class="dialog-head">
      <h2 class="dialog-title" id="dialog-title">${title}</h2>
      <button type="button" class="dialog-close" part="button close" aria-label=${closeLabel} @click=${handleLeave}>
        ${icon('close')}
      </button>
    </div>
    ${content}
  </dialog>`;
}

/** A dialog can open only once it is in the page, which is after this rendering. */
function openModally(element: Element | undefined): void {
  queueMicrotask(() => {
    if (element instanceof HTMLDialogElement && element.isConnected && !element.open) {
      element.showModal();
      element.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    }
  });
}
