import { css } from 'lit';

/** Looks of amounts that are added up, line by line, and of what is new about them. */
export const calculationStyles = css`
  .calculation-news {
    display: flex;
    gap: calc(var(--space) * 2);
    color: var(--warning);
  }

  .calculation-news .icon {
    margin-block-start: 2px;
  }

  .calculation-lines {
    width: 100%;
    border-collapse: collapse;
  }

  .calculation-lines th,
  .calculation-lines td {
    padding: calc(var(--space) * 1.5) 0;
    border-block-end: 1px solid var(--hairline);
    font-weight: var(--weight);
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: anywhere;
  }

  .calculation-lines td {
    padding-inline-start: calc(var(--space) * 4);
    text-align: end;
    white-space: nowrap;
  }

  .calculation-lines .card-note,
  .calculation-lines .line-kind {
    display: block;
  }

  .calculation-lines .line-kind {
    font-weight: var(--weight-medium);
  }

  .calculation-lines .due th,
  .calculation-lines .due td {
    border-block-end: 0;
    font-weight: var(--weight-strong);
  }
`;
