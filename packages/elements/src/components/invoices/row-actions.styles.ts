import { css } from 'lit';

/** The actions of a row, where a card has no room for them beside the status. */
export const rowActionsStyles = css`
  /* The action that matters most stands out, without as many calls for attention as there are rows. */
  .button[part~='pay'] {
    border-color: var(--accent);
  }

  @container (max-width: 479px) {
    tbody .row {
      grid-template:
        'mark number amount' auto
        'mark date due' auto
        'mark status status' auto
        'mark action action' auto / auto minmax(0, 1fr) auto;
    }

    .row .actions {
      flex-wrap: wrap;
      padding-block-start: var(--space);
    }

    .menu-button {
      min-width: 36px;
      min-height: 36px;
    }
  }
  /* Side by side as long as their words allow. */
  @container (max-width: 309px) {
    .row .action .button {
      flex: 1 1 auto;
      width: auto;
    }
  }
`;
