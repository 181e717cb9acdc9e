import { css } from 'lit';

/** Looks of the forms that do something about a quote. */
export const quoteFormStyles = css`
  .quote-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 4);
  }

  .quote-form p:focus {
    outline: none;
  }
`;
