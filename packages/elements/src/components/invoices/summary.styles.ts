import { css } from 'lit';

/** What is open, and the paging below the list. */
export const summaryStyles = css`
  .summary {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--space) * 4) calc(var(--space) * 10);
    margin: 0;
    padding-block-end: calc(var(--space) * 4);
  }

  .summary.settled,
  .summary.failed {
    align-items: center;
    gap: calc(var(--space) * 2);
    color: var(--muted);
  }

  .summary.settled .icon {
    color: var(--positive);
  }

  .open {
    min-width: 0;
  }

  .open-label {
    color: var(--muted);
    font-size: var(--font-size-small);
  }

  .open-amount {
    font-size: min(var(--font-size-large), 7.2cqi);
    font-weight: var(--weight-strong);
    letter-spacing: -0.01em;
    line-height: 1.35;
    white-space: nowrap;
  }

  .bar.figure {
    width: 148px;
    height: 20px;
  }

  .open-note {
    color: var(--muted);
  }

  .open-note .badge {
    white-space: normal;
  }

  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--space) * 2);
    padding-block-start: calc(var(--space) * 4);
  }

  .size {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--space) * 2);
    color: var(--muted);
    white-space: nowrap;
  }

  .range {
    margin-inline-end: auto;
    color: var(--muted);
    white-space: nowrap;
  }
`;
