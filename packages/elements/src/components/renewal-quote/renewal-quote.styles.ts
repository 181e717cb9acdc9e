import { css, type CSSResultGroup } from 'lit';
import { base } from '../../ui/base.styles.js';
import { buttonStyles } from '../../ui/button.styles.js';
import { calculationStyles } from '../../ui/calculation.styles.js';
import { cardStyles } from '../../ui/card.styles.js';
import { noticeStyles } from '../../ui/notice.styles.js';
import { statusBadgeStyles } from '../../ui/status-badge.styles.js';
import { tokens } from '../../ui/tokens.styles.js';

const own = css`
  /* What a status says may be longer or shorter: what stands below the card stays where it is while a quote comes. */
  .card {
    min-height: 200px;
  }

  .card-head {
    flex-wrap: wrap;
    row-gap: 0;
  }

  summary {
    width: fit-content;
    cursor: pointer;
  }

  summary:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .quote-body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 4);
    align-content: start;
  }

  .quote-progress {
    display: grid;
    gap: calc(var(--space) * 2);
  }

  .quote-progress progress {
    width: 100%;
    height: 6px;
    accent-color: var(--accent);
  }

  .quote-said {
    margin: 0;
    padding-inline-start: calc(var(--space) * 3);
    border-inline-start: 3px solid var(--rule);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .quote-contact {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--space) * 1) calc(var(--space) * 4);
    font-style: normal;
  }

  .quote-contact a {
    color: var(--accent);
    overflow-wrap: anywhere;
  }

  .quote-outdated {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--space) * 2);
  }

  .quote-problem {
    color: var(--danger);
  }
`;

/** What the element wears from the beginning; the looks of its dialogs come with them. */
export const renewalQuoteStyles: CSSResultGroup = [
  tokens,
  base,
  buttonStyles,
  cardStyles,
  statusBadgeStyles,
  noticeStyles,
  calculationStyles,
  own,
];
