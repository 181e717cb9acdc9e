import { cardStyles } from '../../../ui/card.styles.js';
import { dialogStyles } from '../../../ui/dialog.styles.js';
import { fieldStyles } from '../../../ui/field.styles.js';
import { messageBarStyles } from '../../../ui/message-bar.styles.js';
import { detailStyles } from './detail.styles.js';

export { SubscriptionDetail } from './subscription-detail.js';

/** Looks of what only an open subscription shows. */
export const styles = [fieldStyles, cardStyles, messageBarStyles, dialogStyles, detailStyles];
