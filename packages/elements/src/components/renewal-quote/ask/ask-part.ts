import type { LitElement } from 'lit';
import { calculationStyles } from '../../../ui/calculation.styles.js';
import { cardStyles } from '../../../ui/card.styles.js';
import { dialogStyles } from '../../../ui/dialog.styles.js';
import { fieldStyles } from '../../../ui/field.styles.js';
import { textFieldStyles } from '../../../ui/text-field.styles.js';
import { choiceFormStyles } from '../../seats-and-plan/choice-form.styles.js';
import { seatsAndPlanStyles } from '../../seats-and-plan/seats-and-plan.styles.js';
import type { QuoteDialog, QuoteDialogContext } from '../quote-dialogs.js';
import { AskController } from './ask-controller.js';
import { askDialog } from './ask-dialog.js';
import { askStyles } from './ask.styles.js';

/** The dialog that asks for a quote. */
export function create(host: LitElement, context: QuoteDialogContext): QuoteDialog {
  const controller = new AskController(host, context);
  return {
    get isOpen() {
      return controller.form !== undefined;
    },
    open() {
      const subscriptionId = context.subscriptionId();
      if (subscriptionId !== undefined) controller.open(subscriptionId);
    },
    render: () => controller.form && askDialog(controller.form, { controller, formats: context.locale.formats }),
  };
}

/** Looks of what only this part shows. */
export const styles = [
  fieldStyles,
  cardStyles,
  dialogStyles,
  textFieldStyles,
  calculationStyles,
  seatsAndPlanStyles,
  choiceFormStyles,
  askStyles,
];
