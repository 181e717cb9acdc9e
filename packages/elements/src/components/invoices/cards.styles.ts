import { css } from 'lit';

/** The same table laid out as cards, where its container is narrow. */
export const cardsStyles = css`
  @container (max-width: 719px) {
    .table,
    tbody {
      display: block;
    }

    thead {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }

    .row {
      display: grid;
      grid-template:
        'number amount' auto
        'date due' auto
        'status action' auto / minmax(0, 1fr) auto;
      align-items: center;
      gap: var(--space) calc(var(--space) * 4);
      padding-block: calc(var(--space) * 3);
      border-block-end: 1px solid var(--hairline);
    }

    tbody .row:first-child {
      border-block-start: 1px solid var(--rule);
    }

    .row > *,
    .problem > td {
      display: block;
      width: auto;
      height: auto;
      padding: 0;
      border: 0;
    }

    .row:hover {
      background: none;
    }

    .number {
      grid-area: number;
      align-self: start;
    }

    .date {
      grid-area: date;
    }

    .due {
      grid-area: due;
      text-align: end;
    }

    .due.none {
      visibility: hidden;
    }

    .status {
      grid-area: status;
    }

    .amount {
      grid-area: amount;
      place-self: start end;
    }

    .amount .total {
      font-weight: var(--weight-medium);
    }

    /* Cards are read one by one: amounts end at the edge. */
    .room {
      display: none;
    }

    .sign {
      min-width: 0;
    }

    .action {
      grid-area: action;
    }

    .pager .button,
    .action .button {
      min-height: max(var(--button-height), 36px);
    }

    .date,
    .due {
      font-size: var(--font-size-small);
    }

    .label {
      display: inline;
    }

    .problem {
      display: block;
      border-block-end: 1px solid var(--hairline);
    }

    .problem > td {
      padding: calc(var(--space) * 2.5) calc(var(--space) * 3);
    }
  }

  @container (max-width: 309px) {
    .row {
      grid-template:
        'number amount' auto
        'date due' auto
        'status status' auto
        'action action' auto / minmax(0, 1fr) auto;
    }

    .row .label {
      display: block;
    }

    .row .action .button {
      width: 100%;
    }
  }
`;
