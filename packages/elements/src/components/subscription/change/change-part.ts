import { dialogStyles } from '../../../ui/dialog.styles.js';
import { fieldStyles } from '../../../ui/field.styles.js';
import { textFieldStyles } from '../../../ui/text-field.styles.js';
import { calculationStyles } from '../../../ui/calculation.styles.js';
import { choiceFormStyles } from '../../seats-and-plan/choice-form.styles.js';
import { seatsAndPlanStyles } from '../../seats-and-plan/seats-and-plan.styles.js';
import { changeStyles } from './change.styles.js';

export { ChangeController } from './change-controller.js';
export { changeDialog } from './change-dialog.js';

/** Looks of what only this part shows. */
export const styles = [
  dialogStyles,
  fieldStyles,
  textFieldStyles,
  calculationStyles,
  seatsAndPlanStyles,
  choiceFormStyles,
  changeStyles,
];
