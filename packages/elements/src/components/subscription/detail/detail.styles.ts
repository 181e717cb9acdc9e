import { css } from 'lit';

/** Looks of an open subscription. */
export const detailStyles = css`
  .detail-head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: calc(var(--space) * 3) calc(var(--space) * 6);
    align-items: start;
    margin-block-end: calc(var(--space) * 5);
  }

  .detail-head > .button {
    grid-column: 1 / -1;
    justify-self: start;
  }

  .detail-heading {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: calc(var(--space) * 1) calc(var(--space) * 4);
    min-width: 0;
  }

  .detail-title {
    min-width: 0;
    margin: 0;
    font-size: min(var(--font-size-large), 6.6cqi);
    font-weight: var(--weight-strong);
    letter-spacing: -0.01em;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }

  .detail-title:focus {
    outline: none;
  }

  .detail-heading .badge {
    align-self: center;
  }

  .more-options {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--space) * 2);
  }

  .message-title {
    font-weight: var(--weight-strong);
  }

  .message:has(.message-title) > .icon {
    align-self: start;
    margin-block-start: 2px;
  }

  .comment-said {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .figures {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: calc(var(--space) * 5) calc(var(--space) * 6);
    margin-block-end: calc(var(--space) * 6);
    padding-block: calc(var(--space) * 4);
    border-block: 1px solid var(--hairline);
  }

  .figures dt,
  .figure-note {
    color: var(--muted);
    font-size: var(--font-size-small);
  }

  .figure-value {
    font-size: calc(var(--font-size) + 4px);
    font-weight: var(--weight-strong);
    line-height: 1.45;
    overflow-wrap: anywhere;
  }

  .cards {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    align-items: start;
    gap: calc(var(--space) * 4);
    scroll-margin-block-start: calc(var(--space) * 4);
  }

  .column {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 4);
  }

  .plain-list {
    display: grid;
    gap: calc(var(--space) * 1);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .plain-list .card-note {
    display: block;
  }

  .prices {
    width: 100%;
    border-collapse: collapse;
    border-spacing: 0;
  }

  .prices th,
  .prices td {
    padding: calc(var(--space) * 1) 0;
    text-align: end;
    font-weight: var(--weight);
    vertical-align: baseline;
  }

  .prices tr > * {
    overflow-wrap: normal;
  }

  .prices tr > :first-child {
    width: 34%;
    color: var(--muted);
    text-align: start;
  }

  .prices tr > * + * {
    padding-inline-start: clamp(calc(var(--space) * 1.5), 3%, calc(var(--space) * 4));
  }

  .prices thead th {
    color: var(--muted);
    font-size: var(--font-size-small);
    hyphens: auto;
    overflow-wrap: break-word;
  }

  .prices .gross > * {
    padding-block-start: calc(var(--space) * 2);
    border-block-start: 1px solid var(--hairline);
    color: inherit;
    font-weight: var(--weight-strong);
  }

  .switch {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--space) * 2);
    min-height: 24px;
    margin: -2px 0;
    padding: 0;
    border: 0;
    border-radius: 12px;
    background: none;
    color: inherit;
    cursor: pointer;
    font: inherit;
  }

  .switch:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 3px;
  }

  .track {
    position: relative;
    flex: none;
    width: 36px;
    height: 20px;
    border: 1px solid var(--muted);
    border-radius: 10px;
    background: transparent;
  }

  .track::before {
    position: absolute;
    inset-block-start: 3px;
    inset-inline-start: 3px;
    width: 12px;
    height: 12px;
    border-radius: 6px;
    background: var(--muted);
    content: '';
  }

  [aria-checked='true'] > .track {
    border-color: var(--accent);
    background: var(--accent);
  }

  [aria-checked='true'] > .track::before {
    inset-inline-start: 19px;
    background: var(--on-accent);
  }

  @media (forced-colors: active) {
    .track::before {
      background: ButtonText;
    }

    [aria-checked='true'] > .track,
    [aria-checked='true'] > .track::before {
      forced-color-adjust: none;
    }

    [aria-checked='true'] > .track {
      background: Highlight;
    }

    [aria-checked='true'] > .track::before {
      background: HighlightText;
    }
  }

  .overdue {
    display: grid;
    gap: calc(var(--space) * 2);
    margin: calc(var(--space) * 2) 0 0;
    padding: 0;
    list-style: none;
  }

  .overdue > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--space) * 2) calc(var(--space) * 4);
  }

  .overdue-number {
    font-weight: var(--weight-medium);
    margin-inline-end: calc(var(--space) * 2);
  }

  .decision,
  .cancel-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 3);
  }

  .cancel-form {
    gap: calc(var(--space) * 4);
  }

  .consequences {
    display: grid;
    gap: calc(var(--space) * 2);
  }

  .lost {
    margin: calc(var(--space) * 1) 0 0;
    padding-inline-start: calc(var(--space) * 5);
    overflow-wrap: anywhere;
  }

  .reasons {
    display: grid;
    gap: calc(var(--space) * 1);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .reasons legend {
    padding: 0;
    padding-block-end: calc(var(--space) * 2);
    font-weight: var(--weight-medium);
  }

  .reasons .choice {
    display: flex;
    align-items: center;
    gap: calc(var(--space) * 2);
    min-height: 28px;
    cursor: pointer;
  }

  .reasons input {
    flex: none;
  }

  .comment {
    display: grid;
    gap: calc(var(--space) * 1);
  }

  .field-problem {
    color: var(--danger);
  }

  .field-problem:empty {
    display: none;
  }

  @container (max-width: 719px) {
    .figures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .cards {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @container (max-width: 479px) {
    .detail-head {
      grid-template-columns: minmax(0, 1fr);
    }

    .more-options {
      justify-content: stretch;
    }

    .more-options .button {
      flex: 1;
      min-height: max(var(--button-height), 36px);
    }
  }

  @container (max-width: 359px) {
    .figures {
      grid-template-columns: minmax(0, 1fr);
      gap: calc(var(--space) * 3);
    }
  }

  /* A dialog is no part of the container: its width is the window's. */
  @media (max-width: 479px) {
    .cancel-form .dialog-actions > .button,
    .decision .dialog-actions > .button {
      flex: 1 1 100%;
    }
  }
`;
