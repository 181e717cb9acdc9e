import { css } from 'lit';

/** Looks of what only the dialog shows that asks for a quote. */
export const askStyles = css`
  .quote-contact-fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 3);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .quote-contact-fields legend {
    padding: 0;
    padding-block-end: calc(var(--space) * 1.5);
    font-weight: var(--weight-medium);
  }
`;
