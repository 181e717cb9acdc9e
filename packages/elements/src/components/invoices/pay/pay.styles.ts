import { css } from 'lit';

/** What stands below a status about a payment. */
export const payStyles = css`
  .status-note {
    color: var(--muted);
    font-size: var(--font-size-small);
    line-height: 16px;
    unicode-bidi: plaintext;
    white-space: nowrap;
  }
`;
