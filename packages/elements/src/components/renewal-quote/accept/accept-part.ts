import type { LitElement } from 'lit';
import { calculationStyles } from '../../../ui/calculation.styles.js';
import { cardStyles } from '../../../ui/card.styles.js';
import { dialogStyles } from '../../../ui/dialog.styles.js';
import { fieldStyles } from '../../../ui/field.styles.js';
import { textFieldStyles } from '../../../ui/text-field.styles.js';
import type { QuoteDialog, QuoteDialogContext } from '../quote-dialogs.js';
import { quoteFormStyles } from '../quote-form.styles.js';
import { AcceptController } from './accept-controller.js';
import { acceptDialog } from './accept-dialog.js';
import { acceptStyles } from './accept.styles.js';

/** The dialog that accepts a quote. */
export function create(host: LitElement, context: QuoteDialogContext): QuoteDialog {
  const controller = new AcceptController(host, context);
  return {
    get isOpen() {
      return controller.form !== undefined;
    },
    open: () => controller.open(),
    render: () => controller.form && acceptDialog(controller.form, { controller, formats: context.locale.formats }),
  };
}

/** Looks of what only this part shows. */
export const styles = [
  fieldStyles,
  cardStyles,
  dialogStyles,
  textFieldStyles,
  calculationStyles,
  quoteFormStyles,
  acceptStyles,
];
