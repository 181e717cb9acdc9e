import { css } from 'lit';

/** Looks of the overview. */
export const overviewStyles = css`
  .subscriptions {
    display: grid;
    gap: calc(var(--space) * 4);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .detail-skeleton {
    display: grid;
    gap: calc(var(--space) * 6);
  }

  .subscription {
    display: grid;
    gap: calc(var(--space) * 4);
    min-width: 0;
    padding: calc(var(--space) * 5);
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
  }

  .entry-head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: calc(var(--space) * 2) calc(var(--space) * 4);
    align-items: start;
  }

  .entry-name {
    min-width: 0;
  }

  .entry-title {
    margin: 0;
    font-size: calc(var(--font-size) + 4px);
    font-weight: var(--weight-strong);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .entry-heading {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--space) * 3);
  }

  .add-on {
    margin-inline-start: calc(var(--space) * 2);
    color: var(--muted);
  }

  .glance {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: calc(var(--space) * 4) calc(var(--space) * 6);
  }

  .glance dt {
    color: var(--muted);
    font-size: var(--font-size-small);
  }

  .glance dd {
    overflow-wrap: anywhere;
  }

  .glance .bar {
    display: block;
    width: 40%;
    margin-block: 5px;
  }

  .glance .bar.wide {
    width: 75%;
  }

  .entry-bar {
    width: 180px;
    height: 16px;
  }

  .pager {
    display: flex;
    justify-content: flex-end;
    gap: calc(var(--space) * 2);
    padding-block-start: calc(var(--space) * 4);
  }

  @container (max-width: 719px) {
    .glance {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  @container (max-width: 479px) {
    .subscription {
      padding: calc(var(--space) * 4);
    }

    .entry-head {
      grid-template-columns: minmax(0, 1fr);
    }

    .glance {
      grid-template-columns: minmax(0, 1fr);
      gap: calc(var(--space) * 2.5);
    }

    .subscription .button,
    .pager .button {
      min-height: max(var(--button-height), 36px);
    }

    .entry-actions .button {
      width: 100%;
    }
  }
`;
