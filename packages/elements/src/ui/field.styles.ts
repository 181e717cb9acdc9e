import { css } from 'lit';

/** Looks of fields, boxes and their labels. */
export const fieldStyles = css`
  .field {
    min-width: 0;
    height: var(--button-height);
    margin: 0;
    padding: 0 8px;
    border: 1px solid var(--rule);
    border-radius: var(--button-radius);
    background: var(--raised);
    color: var(--text);
    font: inherit;
    font-variant-numeric: inherit;
  }

  textarea.field {
    height: auto;
    padding-block: 6px;
    line-height: var(--line-height);
    resize: vertical;
  }

  .field::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  .field:focus-visible,
  .box input:focus-visible,
  .choice input:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }

  .labelled {
    display: grid;
    gap: 2px;
    min-width: 0;
  }

  .labelled > span {
    color: var(--muted);
    font-size: var(--font-size-small);
  }

  .box {
    display: inline-grid;
    place-items: center;
    min-width: 24px;
    min-height: 24px;
    cursor: pointer;
  }

  .box input,
  .choice input {
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--accent);
    cursor: pointer;
  }
`;
