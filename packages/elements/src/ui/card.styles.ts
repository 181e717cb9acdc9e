import { css } from 'lit';

/** Looks of {@link card}, and of the lists of facts and the actions in it. */
export const cardStyles = css`
  .card {
    display: flex;
    flex-direction: column;
    gap: calc(var(--space) * 3);
    min-width: 0;
    padding: calc(var(--space) * 4) calc(var(--space) * 5) calc(var(--space) * 5);
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
  }

  .card-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--space) * 3);
    min-height: max(var(--button-height), 32px);
  }

  .card-title {
    min-width: 0;
    margin: 0;
    font-size: calc(var(--font-size) + 1px);
    font-weight: var(--weight-strong);
    line-height: inherit;
    overflow-wrap: anywhere;
  }

  .card-title:focus {
    outline: none;
  }

  .card-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--space) * 2);
    margin-block-start: auto;
    padding-block-start: calc(var(--space) * 1);
  }

  .card-note {
    color: var(--muted);
    font-size: var(--font-size-small);
  }

  /* No word of a term is broken, however narrow the card. */
  .pairs {
    display: grid;
    grid-template-columns: minmax(min-content, 2fr) minmax(0, 3fr);
    gap: calc(var(--space) * 2) calc(var(--space) * 4);
  }

  .pairs > div {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }

  .pairs dt {
    color: var(--muted);
  }

  .pairs dd {
    overflow-wrap: anywhere;
  }

  @container (max-width: 479px) {
    .card {
      padding-inline: calc(var(--space) * 4);
    }

    .card .button {
      min-height: max(var(--button-height), 36px);
      padding-block: calc(var(--space) * 1);
      white-space: normal;
    }
  }
`;
