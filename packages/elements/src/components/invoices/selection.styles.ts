import { css } from 'lit';

/** Boxes before the rows, and the bar with what can be done with marked ones. */
export const selectionStyles = css`
  .mark {
    width: 1px;
    padding-inline-end: calc(var(--space) * 2);
  }

  .mark .box {
    margin-inline-start: -4px;
    vertical-align: middle;
  }

  /* What has the focus is not left behind the bar. */
  .row :is(button, input) {
    scroll-margin-block: 16px 120px;
  }

  .row.marked {
    background: var(--hover);
  }

  .selection {
    position: sticky;
    inset-block-end: calc(var(--space) * 2);
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--space) * 2) calc(var(--space) * 4);
    margin-block-start: calc(var(--space) * 3);
    padding-block: calc(var(--space) * 2);
    padding-inline: calc(var(--space) * 3) calc(var(--space) * 12);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--raised);
    box-shadow: 0 4px 16px rgb(0 0 0 / 12%);
  }

  .selected {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--space) * 3);
    min-height: var(--button-height);
    margin-inline-end: auto;
  }

  .clear-selection {
    position: absolute;
    inset-block-start: calc(var(--space) * 2);
    inset-inline-end: calc(var(--space) * 2);
    display: grid;
    place-items: center;
    width: var(--button-height);
    height: var(--button-height);
    padding: 0;
    border: 0;
    border-radius: var(--button-radius);
    background: none;
    color: var(--muted);
    cursor: pointer;
  }

  .clear-selection:hover {
    background: var(--hover);
    color: var(--text);
  }

  .clear-selection:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }

  .selected strong {
    font-weight: var(--weight-strong);
  }

  .selected-total {
    color: var(--muted);
    white-space: nowrap;
  }

  .selection-actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--space) * 2);
  }

  .refusals,
  .everything {
    flex: 1 0 100%;
  }

  .refusals {
    color: var(--muted);
    font-size: var(--font-size-small);
  }

  .everything .button {
    min-height: 28px;
    margin-inline-start: -11px;
    border-color: transparent;
    text-align: start;
    white-space: normal;
  }

  /* Little height, as at a high zoom, is for the rows. */
  @media (max-height: 559px) {
    .selection {
      position: relative;
      inset-block-end: auto;
    }
  }

  @container (max-width: 519px) {
    .selection .button {
      min-height: 34px;
      padding-inline: 8px;
      font-size: var(--font-size-small);
    }

    .everything .button {
      margin-inline-start: -8px;
    }
  }
`;
