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

  .quote-foot-total {
    margin-block-end: calc(var(--space) * 2);
    font-weight: var(--weight-strong);
    text-align: end;
  }

  @media (min-width: 800px) {
    .quote-foot-total {
      display: none;
    }
  }
`;
