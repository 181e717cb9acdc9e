import type { CSSResultGroup } from 'lit';
import { base } from '../../ui/base.styles.js';
import { buttonStyles } from '../../ui/button.styles.js';
import { calculationStyles } from '../../ui/calculation.styles.js';
import { cardStyles } from '../../ui/card.styles.js';
import { noticeStyles } from '../../ui/notice.styles.js';
import { statusBadgeStyles } from '../../ui/status-badge.styles.js';
import { tokens } from '../../ui/tokens.styles.js';
import { quoteCardStyles } from './quote-card.styles.js';

/** What the element wears from the beginning; the looks of its dialogs come with them. */
export const renewalQuoteStyles: CSSResultGroup = [
  tokens,
  base,
  buttonStyles,
  cardStyles,
  statusBadgeStyles,
  noticeStyles,
  calculationStyles,
  quoteCardStyles,
];
