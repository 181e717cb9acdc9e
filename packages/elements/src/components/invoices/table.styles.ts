import { css } from 'lit';

/** The list with room enough for columns. */
export const tableStyles = css`
  .table {
    width: 100%;
    border-collapse: collapse;
    border-spacing: 0;
  }

  .table[aria-busy='true'] tbody {
    opacity: 0.55;
  }

  th,
  td {
    height: var(--row-height);
    padding-block: 0;
    padding-inline: 0 var(--cell-padding);
    border-block-end: 1px solid var(--hairline);
    font-weight: inherit;
    text-align: start;
    vertical-align: middle;
  }

  thead th {
    height: 34px;
    border-block-end-color: var(--rule);
    color: var(--muted);
    font-size: var(--font-size-small);
    white-space: nowrap;
  }

  .sort {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    min-height: 28px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    cursor: pointer;
    font: inherit;
    white-space: nowrap;
  }

  .sort .icon {
    width: 12px;
    height: 12px;
  }

  .sort:hover,
  [aria-sort] .sort {
    color: var(--text);
  }

  .sort:focus-visible,
  .disclosure:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .amount .sort {
    flex-direction: row-reverse;
  }

  .disclosure {
    min-height: 24px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    cursor: pointer;
    font: inherit;
    overflow-wrap: anywhere;
    text-align: start;
  }

  .disclosure:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .credit .amount .total {
    color: var(--muted);
  }

  .opened > * {
    border-block-end-color: transparent;
  }

  .details > td {
    height: auto;
    padding: 0 0 calc(var(--space) * 5);
  }

  .distant {
    padding-block-end: calc(var(--space) * 6);
  }

  .distant > .button {
    margin-block-start: calc(var(--space) * 3);
  }

  .actions {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: calc(var(--space) * 1.5);
  }

  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }

  tbody .number {
    font-weight: var(--weight-medium);
    overflow-wrap: anywhere;
  }

  .kind {
    display: inline-block;
    margin-inline-start: calc(var(--space) * 1.5);
    color: var(--muted);
    font-weight: var(--weight);
    white-space: nowrap;
  }

  time,
  .total,
  .left,
  .label {
    white-space: nowrap;
  }

  .action {
    text-align: end;
  }

  /* Figures run left to right in every script, so that their decimals meet on the right. */
  .amount {
    text-align: right;
    padding-inline-end: calc(var(--cell-padding) * 2);
  }

  .room::after {
    content: attr(data-room);
    visibility: hidden;
  }

  .sign {
    display: inline-block;
    min-width: calc(var(--font-size) * 2.7);
    text-align: left;
    white-space: pre;
  }

  .left {
    color: var(--warning);
    font-size: var(--font-size-small);
    line-height: 16px;
  }

  .total,
  .left,
  .range,
  .text {
    unicode-bidi: plaintext;
  }

  .none {
    color: var(--muted);
  }

  .action {
    width: 1px;
  }

  .label {
    display: none;
    color: var(--muted);
  }

  .problem td {
    height: auto;
    padding: calc(var(--space) * 2.5) calc(var(--space) * 3);
    background: var(--danger-surface);
    color: var(--danger);
  }

  @media (hover: hover) {
    tbody .row:hover {
      background: var(--hover);
    }
  }

  .bar.w1 {
    width: 64px;
  }

  .bar.w2 {
    width: 76px;
  }

  .bar.w3 {
    width: 88px;
  }

  .bar.button-bar {
    width: 112px;
    height: var(--button-height);
    border-radius: var(--button-radius);
  }
`;
