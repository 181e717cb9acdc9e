import type { CSSResult, LitElement } from 'lit';
import type { QuoteController } from './quote-controller.js';
import type { QuoteOptions } from './quote-options.js';
import type { QuoteAction } from './quote-rules.js';

/** What a dialog about a quote depends on. */
export interface QuoteDialogContext extends QuoteOptions {
  quotes: QuoteController;
}

/** Something that opens over the page to do something about a quote. */
export interface QuoteDialog {
  readonly isOpen: boolean;
  /** Opens it for the quote as it was last read. */
  open: () => void;
  render: () => unknown;
}

/** A dialog's code, fetched when it is first needed. */
export interface QuoteDialogPart {
  create: (host: LitElement, context: QuoteDialogContext) => QuoteDialog;
  /** Looks of what only this part shows. */
  styles: readonly CSSResult[];
}

/** Where the dialog of each action comes from. Actions that are left out are not offered. */
export const quoteDialogs: Partial<Record<QuoteAction, () => Promise<QuoteDialogPart>>> = {
  request: () => import('./ask/ask-part.js'),
  send: () => import('./send/send-part.js'),
};
