import { css } from 'lit';

/** Columns that are short of room: wide enough for a table, too narrow for every word in it. */
export const compactStyles = css`
  @container (min-width: 720px) and (max-width: 899px) {
    .table {
      --cell-padding: 8px;
    }

    tbody .number {
      min-width: 118px;
    }

    .kind {
      display: block;
      margin-inline-start: 0;
    }

    .badge {
      white-space: normal;
    }

    .amount {
      padding-inline-end: calc(var(--space) * 3);
    }

    /* The button keeps its name for assistive technology. */
    .action [part~='download'] span {
      display: none;
    }

    .action [part~='download'] .icon {
      margin: 0;
    }
  }
`;
