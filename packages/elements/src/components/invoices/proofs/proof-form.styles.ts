import { css } from 'lit';

/** Looks of the form that uploads a proof of payment. */
export const proofFormStyles = css`
  .proof-form {
    display: grid;
    gap: calc(var(--space) * 4);
  }

  .drop {
    display: grid;
    justify-items: center;
    gap: calc(var(--space) * 2);
    padding: calc(var(--space) * 6) calc(var(--space) * 4);
    border: 1px dashed var(--rule);
    border-radius: var(--radius);
    text-align: center;
    text-wrap: balance;
  }

  .drop.over {
    border-color: var(--accent);
    background: var(--hover);
  }

  .file-button:focus-within {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .field-problem {
    color: var(--danger);
  }

  .field-problem:empty {
    display: none;
  }

  .proof-invoices {
    display: grid;
    gap: calc(var(--space) * 2);
    max-height: 240px;
    min-width: 0;
    margin: 0;
    padding: 0;
    overflow-y: auto;
    border: 0;
  }

  .proof-invoices legend {
    padding: 0;
    padding-block-end: calc(var(--space) * 2);
    font-weight: var(--weight-medium);
  }

  .choice {
    display: flex;
    align-items: center;
    gap: calc(var(--space) * 3);
    min-height: 28px;
    cursor: pointer;
  }

  .choice-text {
    flex: 1;
    min-width: 0;
  }

  .field-row {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--space) * 4);
  }

  .field-row > * {
    flex: 1 1 180px;
  }
`;
