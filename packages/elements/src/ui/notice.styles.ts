import { css } from 'lit';

/** Looks of {@link notice}. */
export const noticeStyles = css`
  .notice {
    display: grid;
    justify-items: center;
    gap: calc(var(--space) * 2);
    padding: calc(var(--space) * 14) calc(var(--space) * 4);
    border-block: 1px solid var(--hairline);
    text-align: center;
  }

  .notice-title {
    font-size: calc(var(--font-size) + 2px);
    font-weight: var(--weight-strong);
  }

  .notice-text {
    max-width: 44ch;
    color: var(--muted);
    text-wrap: balance;
  }

  .notice-detail {
    color: var(--muted);
    font-size: var(--font-size-small);
    overflow-wrap: anywhere;
  }

  .notice .button {
    margin-block-start: calc(var(--space) * 2);
  }
`;
