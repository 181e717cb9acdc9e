import { css } from 'lit';

/** Looks of {@link chipsField}. */
export const chipsFieldStyles = css`
  .chips-field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space);
    min-width: 0;
  }

  .chips-label {
    font-weight: var(--weight-medium);
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    min-height: 44px;
    padding: 6px;
    border: 1px solid var(--rule);
    border-radius: var(--button-radius);
    cursor: text;
  }

  .chips:focus-within {
    border-color: var(--focus);
  }

  .chips:has([aria-invalid='true']) {
    border-color: var(--danger);
  }

  .chip-list {
    display: contents;
    list-style: none;
  }

  .chip-item {
    display: inline-flex;
    align-items: center;
    max-width: 100%;
    min-height: 30px;
    padding-inline-start: 10px;
    border: 1px solid var(--hairline);
    border-radius: 15px;
    background: var(--hover);
  }

  .chip-item.doubtful {
    border-color: var(--warning);
  }

  .chip-text {
    overflow: hidden;
    min-width: 0;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .chip-remove {
    display: grid;
    flex: none;
    place-items: center;
    width: 28px;
    height: 28px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 14px;
    background: none;
    color: var(--muted);
    cursor: pointer;
  }

  .chip-remove .icon {
    width: 12px;
    height: 12px;
  }

  .chip-remove:hover {
    color: var(--text);
  }

  .chip-remove:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: -2px;
  }

  .chips-input {
    flex: 1 1 160px;
    min-width: 0;
    min-height: 30px;
    margin: 0;
    padding: 0 4px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    font: inherit;
  }

  .chips-input:focus-visible {
    outline: none;
  }

  .chips:has(.chips-input:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }

  .chips-hint {
    color: var(--muted);
    font-size: var(--font-size-small);
  }

  .field-problem {
    color: var(--danger);
  }

  .field-problem:empty {
    display: none;
  }
`;
