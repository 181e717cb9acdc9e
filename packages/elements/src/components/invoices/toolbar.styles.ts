import { css } from 'lit';

/** Search, filters and what they leave in. */
export const toolbarStyles = css`
  .find {
    display: grid;
    gap: calc(var(--space) * 3);
    padding-block-end: calc(var(--space) * 2);
  }

  .find-line {
    display: flex;
    align-items: center;
    gap: calc(var(--space) * 2);
  }

  .search {
    position: relative;
    flex: 0 1 360px;
    min-width: 0;
  }

  .search .field {
    width: 100%;
    padding-inline: 30px;
    text-overflow: ellipsis;
  }

  .search .field::-webkit-search-cancel-button {
    display: none;
  }

  .search > .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 9px;
    margin-block: auto;
    color: var(--muted);
    pointer-events: none;
  }

  .clear {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 2px;
    display: grid;
    place-items: center;
    width: 26px;
    height: 26px;
    margin-block: auto;
    padding: 0;
    border: 0;
    border-radius: var(--button-radius);
    background: none;
    color: var(--muted);
    cursor: pointer;
  }

  .clear:hover {
    color: var(--text);
  }

  .clear:focus-visible,
  .chip:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }

  .count {
    min-width: 18px;
    padding-inline: 5px;
    border-radius: 9px;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 12px;
    line-height: 18px;
  }

  .button.filter[aria-expanded='true'] {
    border-color: var(--rule);
    background: var(--hover);
  }

  .panel {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(var(--space) * 3) calc(var(--space) * 4);
    padding: calc(var(--space) * 3) calc(var(--space) * 4) calc(var(--space) * 4);
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
  }

  .choices {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    gap: 0 calc(var(--space) * 5);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .choices legend {
    padding: 0;
    color: var(--muted);
    font-size: var(--font-size-small);
  }

  .choice {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--space) * 2);
    min-height: 28px;
    cursor: pointer;
    white-space: nowrap;
  }

  .panel .labelled {
    flex: 0 1 auto;
    max-width: 100%;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--space) * 1.5);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-width: 100%;
    min-height: 28px;
    padding: 2px 6px 2px 10px;
    padding-inline: 10px 6px;
    border: 1px solid var(--hairline);
    border-radius: 14px;
    background: var(--hover);
    color: var(--text);
    cursor: pointer;
    font: inherit;
    font-size: var(--font-size-small);
    text-align: start;
  }

  .chip:hover {
    border-color: var(--rule);
  }

  .chip .icon {
    width: 14px;
    height: 14px;
    color: var(--muted);
  }

  .chips .button {
    min-height: 28px;
    border-color: transparent;
    font-size: var(--font-size-small);
  }

  .bar.search-bar {
    flex: 0 1 360px;
    height: var(--button-height);
    border-radius: var(--button-radius);
  }

  .bar.filter-bar {
    width: 84px;
    height: var(--button-height);
    border-radius: var(--button-radius);
  }

  @container (max-width: 519px) {
    .search {
      flex: 1 1 auto;
    }

    .panel .labelled {
      flex: 1 1 132px;
    }

    .find .field,
    .find .button,
    .panel .field {
      height: max(var(--button-height), 36px);
    }

    .panel .field {
      width: 100%;
    }
  }
`;
