import { css } from 'lit';

/** Looks of what only the dialog shows that changes seats and plan. */
export const changeStyles = css`
  .countdown {
    display: inline-block;
    min-width: 5ch;
    margin-inline-start: calc(var(--space) * 1);
    unicode-bidi: isolate;
  }

  .change-outcome:focus {
    outline: none;
  }

  .change-outcome {
    display: flex;
    gap: calc(var(--space) * 3);
    margin-block-end: calc(var(--space) * 4);
    overflow-wrap: anywhere;
  }

  .change-outcome .icon {
    margin-block-start: 2px;
    color: var(--positive);
  }
`;
