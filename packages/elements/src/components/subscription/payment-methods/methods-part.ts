import { dialogStyles } from '../../../ui/dialog.styles.js';

export { MethodsController } from './methods-controller.js';
export { methodsDialog } from './methods-dialog.js';

/** Looks of what only this part shows. */
export const styles = [dialogStyles];
