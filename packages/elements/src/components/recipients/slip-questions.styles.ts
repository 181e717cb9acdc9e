import { css } from 'lit';

/** Looks of {@link slipQuestions}. */
export const slipQuestionsStyles = css`
  .suggestions:empty {
    display: none;
  }

  .suggestions {
    display: grid;
    gap: calc(var(--space) * 2);
  }

  .suggestion {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--space) * 2);
    padding-inline-start: calc(var(--space) * 3);
    border-inline-start: 3px solid var(--warning);
    overflow-wrap: anywhere;
  }

  .suggestion > p {
    flex: 1 1 100%;
    min-width: 0;
  }

  .suggestion .button {
    min-width: 0;
    max-width: 100%;
    overflow-wrap: anywhere;
    white-space: normal;
  }
`;
