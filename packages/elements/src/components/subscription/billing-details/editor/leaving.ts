import type { LitElement, ReactiveController } from 'lit';
import type { EditorForm } from './editor-form.js';
import { isDirty } from './editor-state.js';
import { UnloadGuard } from './unload-guard.js';

/** What leaving depends on. */
export interface LeavingOptions {
  form: EditorForm;
  isBusy: () => boolean;
  /** Gives the focus to what is there already. */
  focus: (selector: string) => void;
}

/** Asks before anything that was changed is lost: in the dialog, and by the browser when the page goes. */
export class Leaving implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: LeavingOptions;
  readonly #guard = new UnloadGuard();
  #focusBefore: Element | null = null;

  constructor(host: LitElement, options: LeavingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const { state } = this.#options.form;
    this.#guard.set(state !== undefined && isDirty(state));
  }

  hostDisconnected(): void {
    this.#guard.set(false);
  }

  /** Whether the dialog can close now; asks the user first when something would be lost. A second Escape takes that back. */
  leave(): boolean {
    const { form, isBusy } = this.#options;
    if (!form.state || isBusy()) return !isBusy();
    if (form.state.isLeaving) {
      void this.stay();
      return false;
    }
    if (!isDirty(form.state)) return true;
    void this.#ask();
    return false;
  }

  /** Goes on, where the user was. */
  async stay(): Promise<void> {
    this.#options.form.change({ isLeaving: false });
    await this.#host.updateComplete;
    if (this.#focusBefore instanceof HTMLElement) this.#focusBefore.focus();
  }

  async #ask(): Promise<void> {
    const { renderRoot } = this.#host;
    this.#focusBefore = renderRoot instanceof ShadowRoot ? renderRoot.activeElement : null;
    this.#options.form.change({ isLeaving: true });
    await this.#host.updateComplete;
    this.#options.focus('.details-leaving [part~=stay]');
  }
}
