import { css } from 'lit';

/** Looks of the calculation of a quote. */
export const quoteLinesStyles = css`
  .quote-lines {
    width: 100%;
    border-collapse: collapse;
  }

  .quote-lines th,
  .quote-lines td {
    padding: calc(var(--space) * 1.5) 0;
    border-block-end: 1px solid var(--hairline);
    font-weight: var(--weight);
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: anywhere;
  }

  .quote-lines td {
    padding-inline-start: calc(var(--space) * 4);
    text-align: end;
    white-space: nowrap;
  }

  .quote-lines .card-note {
    display: block;
  }

  .quote-lines .total th,
  .quote-lines .total td {
    border-block-end: 0;
    font-weight: var(--weight-strong);
  }
`;
