import { css } from 'lit';

/** Looks of what only the dialog shows that accepts a quote. */
export const acceptStyles = css`
  .quote-form .choice {
    display: flex;
    align-items: start;
    gap: calc(var(--space) * 2);
    min-height: 28px;
    cursor: pointer;
  }

  .quote-outcome {
    display: flex;
    gap: calc(var(--space) * 3);
    overflow-wrap: anywhere;
  }

  .quote-outcome:focus {
    outline: none;
  }

  .quote-outcome .icon {
    margin-block-start: 2px;
  }
`;
