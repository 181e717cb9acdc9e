import { css } from 'lit';

/** Looks of an invoice that is open in place. */
export const detailStyles = css`
  .detail {
    display: grid;
    gap: calc(var(--space) * 5);
    padding: calc(var(--space) * 4) calc(var(--space) * 4) calc(var(--space) * 6);
    border-inline-start: 2px solid var(--accent);
    text-align: start;
    white-space: normal;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--space) * 3) calc(var(--space) * 8);
  }

  .facts > div {
    min-width: 0;
    max-width: 44ch;
  }

  .facts dt,
  .detail-title,
  .line-note,
  .lines thead th {
    color: var(--muted);
    font-size: var(--font-size-small);
    font-weight: var(--weight);
  }

  .line-note {
    display: block;
  }

  .lines {
    width: 100%;
    border-collapse: collapse;
    border-spacing: 0;
  }

  .lines th,
  .lines td {
    height: auto;
    padding-block: calc(var(--space) * 2);
    vertical-align: top;
  }

  .lines tbody th {
    font-weight: var(--weight);
    overflow-wrap: anywhere;
  }

  /* Figures run from left to right everywhere: their ends stay below each other. */
  .lines .figure {
    text-align: end;
    unicode-bidi: plaintext;
    white-space: nowrap;
  }

  .lines .label {
    display: none;
  }

  .detail-columns {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: calc(var(--space) * 6) calc(var(--space) * 12);
  }

  .detail-asides {
    display: grid;
    flex: 1 1 260px;
    align-content: start;
    gap: calc(var(--space) * 5);
    min-width: 0;
    max-width: 480px;
  }

  .entries,
  .history {
    margin: calc(var(--space) * 1.5) 0 0;
    padding: 0;
    list-style: none;
  }

  .entries > li,
  .history > li {
    padding-block: calc(var(--space) * 2);
    border-block-start: 1px solid var(--hairline);
  }

  .entries > li {
    display: flex;
    justify-content: space-between;
    gap: calc(var(--space) * 4);
  }

  .history {
    max-height: 224px;
    overflow-y: auto;
  }

  .history:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .history > li {
    overflow-wrap: anywhere;
  }

  .entry-amount,
  .totals dd {
    white-space: nowrap;
    unicode-bidi: plaintext;
  }

  .totals {
    display: grid;
    flex: 0 1 360px;
    grid-template-columns: 1fr auto;
    align-content: start;
    gap: calc(var(--space) * 1.5) calc(var(--space) * 6);
    min-width: 0;
    margin-inline-start: auto;
  }

  .totals > div {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }

  .totals dd {
    text-align: end;
  }

  .totals dt {
    color: var(--muted);
    min-width: 0;
  }

  .totals .strong {
    padding-block-start: calc(var(--space) * 1.5);
    border-block-start: 1px solid var(--hairline);
    font-weight: var(--weight-strong);
  }

  .totals .strong dt {
    color: inherit;
  }

  .link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    cursor: pointer;
    font: inherit;
    font-weight: var(--weight-medium);
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  .link:focus-visible {
    border-radius: 2px;
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .preview-problem {
    margin-block-start: calc(var(--space) * 2);
    color: var(--danger);
  }

  .preview-pages {
    display: grid;
    justify-items: center;
    gap: calc(var(--space) * 4);
    margin-block-start: calc(var(--space) * 4);
    padding: calc(var(--space) * 4);
    border-radius: var(--radius);
    background: var(--skeleton);
  }

  /* A sheet of paper stays white in the dark. */
  .preview-pages img {
    width: 100%;
    max-width: 720px;
    height: auto;
    background: white;
  }

  .detail-skeleton {
    display: grid;
    justify-items: start;
    gap: calc(var(--space) * 4);
  }

  @container (max-width: 719px) {
    .detail {
      padding-inline: calc(var(--space) * 3) 0;
    }

    .lines,
    .lines tbody {
      display: block;
    }

    .lines thead {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }

    .lines tr {
      display: block;
      padding-block: calc(var(--space) * 2);
      border-block-end: 1px solid var(--hairline);
    }

    .lines th,
    .lines td {
      display: flex;
      justify-content: space-between;
      gap: calc(var(--space) * 4);
      padding: 0;
      border: 0;
    }

    .lines tbody th {
      display: block;
    }

    .lines .label {
      display: inline;
    }

    .detail-asides {
      max-width: none;
    }

    .totals {
      flex: 1 1 100%;
    }
  }
`;
