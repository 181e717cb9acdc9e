import type { CSSResultGroup } from 'lit';
import { base } from '../../ui/base.styles.js';
import { buttonStyles } from '../../ui/button.styles.js';
import { noticeStyles } from '../../ui/notice.styles.js';
import { statusBadgeStyles } from '../../ui/status-badge.styles.js';
import { tokens } from '../../ui/tokens.styles.js';
import { overviewStyles } from './overview/overview.styles.js';

/** What the element wears from the beginning; the looks of what opens later come with it. */
export const subscriptionStyles: CSSResultGroup = [
  tokens,
  base,
  buttonStyles,
  statusBadgeStyles,
  noticeStyles,
  overviewStyles,
];
