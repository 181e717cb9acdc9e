import { buttonStyles } from '../../../../ui/button.styles.js';
import { chipsFieldStyles } from '../../../../ui/chips-field.styles.js';
import { comboboxStyles } from '../../../../ui/combobox.styles.js';
import { dialogStyles } from '../../../../ui/dialog.styles.js';
import { fieldStyles } from '../../../../ui/field.styles.js';
import { statusBadgeStyles } from '../../../../ui/status-badge.styles.js';
import { textFieldStyles } from '../../../../ui/text-field.styles.js';
import { slipQuestionsStyles } from '../../../recipients/slip-questions.styles.js';
import { editorStyles } from './editor.styles.js';

export { ComboboxController } from '../../../../ui/combobox-controller.js';
export { EditorController } from './editor-controller.js';
export { editorDialog } from './editor-dialog.js';

/** Looks of what only this part shows. */
export const styles = [
  buttonStyles,
  dialogStyles,
  fieldStyles,
  statusBadgeStyles,
  chipsFieldStyles,
  textFieldStyles,
  comboboxStyles,
  slipQuestionsStyles,
  editorStyles,
];
