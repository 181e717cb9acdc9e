import { css } from 'lit';

/** Looks of the notice about payment default, of the proofs below it and of the dialog that uploads one. */
export const proofsStyles = css`
  .inactive {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: calc(var(--space) * 3);
    margin-block-end: calc(var(--space) * 6);
    padding: calc(var(--space) * 4);
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-surface);
  }

  .inactive > .button {
    max-width: 100%;
    white-space: normal;
  }

  .inactive.restored {
    border-color: var(--positive);
    background: none;
  }

  .inactive-title {
    display: flex;
    align-items: start;
    gap: calc(var(--space) * 2);
    color: var(--danger);
    font-weight: var(--weight-strong);
  }

  /* Beside the first line, however many there are. */
  .inactive-title svg {
    margin-block-start: calc((1lh - 16px) / 2);
  }

  .restored .inactive-title {
    color: var(--positive);
  }

  .proofs {
    justify-self: stretch;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .proofs > li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: calc(var(--space) * 2) calc(var(--space) * 4);
    padding-block: calc(var(--space) * 3);
    border-block-start: 1px solid var(--hairline);
  }

  .proof-text {
    display: grid;
    flex: 1 1 240px;
    min-width: 0;
  }

  .proof-name {
    font-weight: var(--weight-medium);
    overflow-wrap: anywhere;
  }
`;
