import { css } from 'lit';

/** The same table laid out as cards, where its container is narrow. */
export const cardsStyles = css`
  @container (max-width: 719px) {
    .table,
    tbody {
      display: block;
    }

    /* The headings sort cards as well; they flow like words. */
    thead,
    thead tr {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 calc(var(--space) * 3);
    }

    thead th {
      width: auto;
      height: auto;
      padding: 0;
      border: 0;
      text-align: start;
    }

    thead .mark {
      width: auto;
      padding: 0;
    }

    thead .action {
      position: absolute;
    }

    .amount .sort {
      flex-direction: row;
    }

    .table[part='skeleton'] thead {
      visibility: hidden;
    }

    .row {
      display: grid;
      grid-template:
        'mark number amount' auto
        'mark date due' auto
        'mark status action' auto / auto minmax(0, 1fr) auto;
      align-items: center;
      gap: var(--space) 0;
      padding-block: calc(var(--space) * 3);
      border-block-end: 1px solid var(--hairline);
    }

    tbody .row:first-child {
      border-block-start: 1px solid var(--rule);
    }

    .row > *,
    .details > td,
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

    .mark {
      grid-area: mark;
      align-self: start;
    }

    tbody .mark {
      padding-inline-end: calc(var(--space) * 2);
    }

    tbody .number {
      grid-area: number;
      align-self: baseline;
      padding-inline-end: calc(var(--space) * 4);
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
      place-self: baseline end;
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

    .details,
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
        'mark number amount' auto
        'mark date due' auto
        'mark status status' auto
        'mark action action' auto / auto minmax(0, 1fr) auto;
    }

    .row .label {
      display: block;
    }

    .row .action .button {
      width: 100%;
    }
  }
`;
