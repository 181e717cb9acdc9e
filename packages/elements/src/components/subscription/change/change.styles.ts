import { css } from 'lit';

/** Looks of the dialog that changes seats and plan. */
export const changeStyles = css`
  .change-form,
  .change-side,
  .change-fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 5);
  }

  .change-fields:focus,
  .change-preview:focus,
  .change-outcome:focus {
    outline: none;
  }

  .change-preview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 2);
    min-height: 96px;
    padding: calc(var(--space) * 4);
    border-radius: var(--radius);
    background: var(--hover);
  }

  .change-preview-title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--space) * 2);
    margin: 0;
    font-size: inherit;
    font-weight: var(--weight-strong);
  }

  .change-pending {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--space) * 1.5);
    color: var(--muted);
    font-size: var(--font-size-small);
    font-weight: var(--weight);
  }

  .change-fresh,
  .change-stale {
    display: grid;
    gap: calc(var(--space) * 2);
  }

  .change-stale {
    opacity: 0.6;
  }

  .change-news {
    display: flex;
    gap: calc(var(--space) * 2);
    color: var(--warning);
  }

  .change-news .icon {
    margin-block-start: 2px;
  }

  .change-lines {
    width: 100%;
    border-collapse: collapse;
  }

  .change-lines th,
  .change-lines td {
    padding: calc(var(--space) * 1.5) 0;
    border-block-end: 1px solid var(--hairline);
    font-weight: var(--weight);
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: anywhere;
  }

  .change-lines td {
    padding-inline-start: calc(var(--space) * 4);
    text-align: end;
    white-space: nowrap;
  }

  .change-lines .card-note,
  .change-lines .line-kind {
    display: block;
  }

  .change-lines .line-kind {
    font-weight: var(--weight-medium);
  }

  .change-lines .due th,
  .change-lines .due td {
    border-block-end: 0;
    font-weight: var(--weight-strong);
  }

  .countdown {
    display: inline-block;
    min-width: 5ch;
    margin-inline-start: calc(var(--space) * 1);
    unicode-bidi: isolate;
  }

  .change-refusal {
    display: grid;
    justify-items: start;
    gap: calc(var(--space) * 2);
    padding-block-end: calc(var(--space) * 1);
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

  /* What is charged stays in view, however long the choice is. */
  .change-foot {
    position: sticky;
    inset-block-end: calc(var(--space) * -6);
    margin: 0 calc(var(--space) * -6) calc(var(--space) * -6);
    padding: calc(var(--space) * 3) calc(var(--space) * 6);
    border-block-start: 1px solid var(--hairline);
    background: var(--raised);
  }

  @media (max-width: 479px) {
    .change-foot {
      inset-block-end: calc(var(--space) * -4);
      margin: 0 calc(var(--space) * -4) calc(var(--space) * -4);
      padding-inline: calc(var(--space) * 4);
    }
  }

  @media (min-width: 800px) {
    .dialog:has(.change-side) {
      width: min(900px, 100vw - 24px);
    }

    .change-form:has(.change-side) {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      align-items: start;
    }

    .change-foot {
      grid-column: 1 / -1;
    }
  }
`;
