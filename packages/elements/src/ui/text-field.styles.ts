import { css } from 'lit';

/** Looks of {@link textField} and {@link formField}. */
export const textFieldStyles = css`
  .form-field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space);
    min-width: 0;
  }

  .form-field > label {
    font-weight: var(--weight-medium);
    overflow-wrap: anywhere;
  }

  .form-field .required {
    margin-inline-start: 2px;
    color: var(--danger);
  }

  .form-field .field {
    width: 100%;
    height: auto;
    min-height: max(var(--button-height), 38px);
    padding-inline: 10px;
  }

  .form-field .field[aria-invalid='true'] {
    border-color: var(--danger);
  }

  .form-field .field:read-only:not(select) {
    border-color: var(--hairline);
    background: var(--hover);
    color: var(--muted);
  }

  .field-problem {
    color: var(--danger);
    overflow-wrap: anywhere;
  }

  .field-hint {
    color: var(--muted);
    font-size: var(--font-size-small);
    overflow-wrap: anywhere;
  }

  .field-problem:empty,
  .field-hint:empty {
    display: none;
  }
`;
