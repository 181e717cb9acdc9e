import { chipsFieldStyles } from '../../ui/chips-field.styles.js';
import { slipQuestionsStyles } from '../recipients/slip-questions.styles.js';
import { sendStyles } from './send.styles.js';

export { SendController } from './send-controller.js';
export { sendDialog } from './send-dialog.js';

/** Looks of what only this part shows. */
export const styles = [chipsFieldStyles, slipQuestionsStyles, sendStyles];
