export { cancelDialog } from '../cancel/cancel-dialog.js';
export { decisionDialog } from '../decisions/decision-dialog.js';
