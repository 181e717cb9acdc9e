import type { CSSResultGroup } from 'lit';
import { base } from '../../ui/base.styles.js';
import { buttonStyles } from '../../ui/button.styles.js';
import { noticeStyles } from '../../ui/notice.styles.js';
import { statusBadgeStyles } from '../../ui/status-badge.styles.js';
import { tokens } from '../../ui/tokens.styles.js';
import { cardsStyles } from './cards.styles.js';
import { summaryStyles } from './summary.styles.js';
import { tableStyles } from './table.styles.js';

/** Everything that the list of invoices wears; cards come last because they change the table. */
export const invoicesStyles: CSSResultGroup = [
  tokens,
  base,
  buttonStyles,
  statusBadgeStyles,
  noticeStyles,
  summaryStyles,
  tableStyles,
  cardsStyles,
];
