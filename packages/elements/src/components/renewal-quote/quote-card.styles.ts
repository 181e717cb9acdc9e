import { css } from 'lit';

/** Looks of the card of a quote, wherever it stands. */
export const quoteCardStyles = css`
  /* What a status says may be longer or shorter: what stands below the card stays where it is while a quote comes. */
  .card:has(> .quote-body) {
    min-height: 240px;
  }

  .card:has(> .quote-body) .card-head {
    flex-wrap: wrap;
    row-gap: 0;
  }

  .quote-details summary {
    width: fit-content;
    cursor: pointer;
  }

  .quote-details summary:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .quote-body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 4);
    align-content: start;
  }

  .quote-progress {
    display: grid;
    gap: calc(var(--space) * 2);
  }

  .quote-progress progress {
    width: 100%;
    height: 6px;
    accent-color: var(--accent);
  }

  .quote-said {
    margin: 0;
    padding-inline-start: calc(var(--space) * 3);
    border-inline-start: 3px solid var(--rule);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .quote-contact {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--space) * 1) calc(var(--space) * 4);
    font-style: normal;
  }

  .quote-contact a {
    color: var(--accent);
    overflow-wrap: anywhere;
  }

  .quote-outdated {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--space) * 2);
  }

  .quote-problem {
    color: var(--danger);
  }
`;
