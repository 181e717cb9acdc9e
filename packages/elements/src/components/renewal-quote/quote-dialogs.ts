import type { CSSResult, LitElement } from 'lit';
import type { QuoteController } from './quote-controller.js';
import type { QuoteOptions } from './quote-options.js';
import type { QuoteAction } from './quote-rules.js';

/** What a dialog about a quote depends on. */
export interface QuoteDialogContext extends QuoteOptions {
  quotes: QuoteController;
  /** Goes on to another action, such as a new request where the quote is no offer any more. */
  start: (action: QuoteAction) => Promise<void>;
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

/** What needs a dialog: all but what is done at once. */
export type DialogAction = Exclude<QuoteAction, 'download' | 'retry'>;

/** Where the dialog of each action comes from. */
export const quoteDialogs: Readonly<Record<DialogAction, () => Promise<QuoteDialogPart>>> = {
  request: () => import('./ask/ask-part.js'),
  accept: () => import('./accept/accept-part.js'),
  send: () => import('./send/send-part.js'),
  'purchase-order': () => import('./purchase-order/purchase-order-part.js'),
  withdraw: () => import('./withdraw/withdraw-part.js'),
};
