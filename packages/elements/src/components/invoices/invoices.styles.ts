import type { CSSResultGroup } from 'lit';
import { base } from '../../ui/base.styles.js';
import { buttonStyles } from '../../ui/button.styles.js';
import { fieldStyles } from '../../ui/field.styles.js';
import { noticeStyles } from '../../ui/notice.styles.js';
import { statusBadgeStyles } from '../../ui/status-badge.styles.js';
import { tokens } from '../../ui/tokens.styles.js';
import { dialogStyles } from '../../ui/dialog.styles.js';
import { detailStyles } from './detail/detail.styles.js';
import { exportsStyles } from './exports/exports.styles.js';
import { proofFormStyles } from './proofs/proof-form.styles.js';
import { proofsStyles } from './proofs/proofs.styles.js';
import { payStyles } from './pay/pay.styles.js';
import { rowActionsStyles } from './row-actions.styles.js';
import { menuStyles } from '../../ui/menu.styles.js';
import { messageBarStyles } from '../../ui/message-bar.styles.js';
import { cardsStyles } from './cards.styles.js';
import { compactStyles } from './compact.styles.js';
import { selectionStyles } from './selection.styles.js';
import { summaryStyles } from './summary.styles.js';
import { tableStyles } from './table.styles.js';
import { toolbarStyles } from './toolbar.styles.js';

/** Everything that the list of invoices wears; cards come last because they change the table. */
export const invoicesStyles: CSSResultGroup = [
  tokens,
  base,
  buttonStyles,
  statusBadgeStyles,
  fieldStyles,
  noticeStyles,
  summaryStyles,
  toolbarStyles,
  tableStyles,
  selectionStyles,
  dialogStyles,
  menuStyles,
  messageBarStyles,
  payStyles,
  exportsStyles,
  proofsStyles,
  proofFormStyles,
  compactStyles,
  cardsStyles,
  rowActionsStyles,
  detailStyles,
];
