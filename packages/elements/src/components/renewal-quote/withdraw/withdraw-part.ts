import type { LitElement } from 'lit';
import { dialogStyles } from '../../../ui/dialog.styles.js';
import { fieldStyles } from '../../../ui/field.styles.js';
import { quoteFormStyles } from '../quote-form.styles.js';
import type { QuoteDialog, QuoteDialogContext } from '../quote-dialogs.js';
import { WithdrawController } from './withdraw-controller.js';
import { withdrawDialog } from './withdraw-dialog.js';

/** The question before the request for a quote is taken back. */
export function create(host: LitElement, context: QuoteDialogContext): QuoteDialog {
  const controller = new WithdrawController(host, context);
  return {
    get isOpen() {
      return controller.isOpen;
    },
    open: () => controller.open(),
    render: () => withdrawDialog(controller),
  };
}

/** Looks of what only this part shows. */
export const styles = [fieldStyles, dialogStyles, quoteFormStyles];
