import { css } from 'lit';

/** The list with room enough for columns. */
export const tableStyles = css`
  .awaiting {
    visibility: hidden;
  }

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
