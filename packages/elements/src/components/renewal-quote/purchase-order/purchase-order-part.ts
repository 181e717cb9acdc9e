import type { LitElement } from 'lit';
import { calculationStyles } from '../../../ui/calculation.styles.js';
import { dialogStyles } from '../../../ui/dialog.styles.js';
import { fieldStyles } from '../../../ui/field.styles.js';
import { textFieldStyles } from '../../../ui/text-field.styles.js';
import type { QuoteDialog, QuoteDialogContext } from '../quote-dialogs.js';
import { quoteFormStyles } from '../quote-form.styles.js';
import { PurchaseOrderController } from './purchase-order-controller.js';
import { purchaseOrderDialog } from './purchase-order-dialog.js';

/** The dialog that edits the purchase-order reference of a quote. */
export function create(host: LitElement, context: QuoteDialogContext): QuoteDialog {
  const controller = new PurchaseOrderController(host, context);
  return {
    get isOpen() {
      return controller.form !== undefined;
    },
    open: () => controller.open(),
    render: () =>
      controller.form && purchaseOrderDialog(controller.form, { controller, formats: context.locale.formats }),
  };
}

/** Looks of what only this part shows. */
export const styles = [fieldStyles, dialogStyles, textFieldStyles, calculationStyles, quoteFormStyles];
