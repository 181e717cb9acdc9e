import { css } from 'lit';

/** Looks of the dialog that edits the billing details. */
export const editorStyles = css`
  .dialog[part~='billing-details'] {
    padding-block-end: 0;
    scroll-padding-block: 24px 96px;
  }

  .details-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 4);
  }

  .details-intro {
    color: var(--muted);
  }

  .details-group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 4);
    min-width: 0;
    margin: 0;
    padding: calc(var(--space) * 4) 0;
    border: 0;
    border-block: 1px solid var(--hairline);
  }

  .details-group > legend {
    float: inline-start;
    width: 100%;
    padding: 0;
    font-weight: var(--weight-strong);
  }

  .details-row {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--space) * 4);
  }

  .details-row > .form-field {
    flex: 1 1 150px;
  }

  .details-row > .form-field:has(#details-city) {
    flex-grow: 2;
  }

  .details-row > .form-field:has(#details-lines),
  .details-row > .form-field:has([id^='details-lines-']) {
    flex-basis: 100%;
  }

  .details-loading {
    display: grid;
    gap: calc(var(--space) * 4);
  }

  .details-loading .bar {
    width: 100%;
    height: 38px;
  }

  .details-trouble {
    display: grid;
    justify-items: start;
    gap: calc(var(--space) * 2);
    color: var(--danger);
  }

  .details-subtitle {
    margin: 0;
    font-size: var(--font-size);
    font-weight: var(--weight-strong);
    line-height: inherit;
    overflow-wrap: anywhere;
  }

  .details-subtitle:focus {
    outline: none;
  }

  .details-problems,
  .meanwhile {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 2);
    padding: calc(var(--space) * 3) calc(var(--space) * 4);
    border-inline-start: 3px solid var(--danger);
    border-radius: 2px;
    background: var(--danger-surface);
  }

  .meanwhile {
    border-color: var(--warning);
    background: var(--hover);
  }

  .details-problems ul,
  .meanwhile ul {
    display: grid;
    gap: var(--space);
    margin: 0;
    padding-inline-start: 18px;
  }

  .details-problems li,
  .meanwhile li {
    overflow-wrap: anywhere;
  }

  .details-problems a {
    color: var(--danger);
  }

  .details-form a:focus-visible {
    border-radius: 2px;
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .field-hint .badge {
    white-space: normal;
  }

  .lock-contact {
    color: var(--accent);
  }

  .meanwhile-list-title {
    font-weight: var(--weight-medium);
  }

  .meanwhile-before {
    color: var(--muted);
  }

  .conflict {
    display: grid;
    gap: var(--space);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .conflict legend {
    padding: 0;
    font-weight: var(--weight-medium);
  }

  .conflict .choice {
    display: flex;
    align-items: start;
    gap: calc(var(--space) * 2);
    min-height: 24px;
    cursor: pointer;
    overflow-wrap: anywhere;
  }

  .conflict .choice input {
    flex: none;
    margin-block-start: 2px;
  }

  .conflict .choice > span {
    min-width: 0;
  }

  .details-end {
    position: sticky;
    z-index: 1;
    inset-block-end: 0;
    margin-inline: calc(var(--space) * -6);
    padding: calc(var(--space) * 2) calc(var(--space) * 6) calc(var(--space) * 4);
    border-block-start: 1px solid var(--hairline);
    background: var(--raised);
  }

  .details-leaving > p {
    padding-block-start: calc(var(--space) * 1);
  }

  @media (max-width: 479px) {
    .details-end {
      margin-inline: calc(var(--space) * -4);
      padding-inline: calc(var(--space) * 4);
    }
  }
`;
