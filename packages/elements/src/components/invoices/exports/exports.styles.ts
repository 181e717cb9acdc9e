import { css } from 'lit';

/** Looks of the files that were asked for. */
export const exportsStyles = css`
  .exports ul {
    margin: 0;
    padding: 0;
    border-block-start: 1px solid var(--hairline);
    list-style: none;
  }

  .exports {
    padding-block: calc(var(--space) * 2) calc(var(--space) * 4);
  }

  .exports li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--space) * 2) calc(var(--space) * 3);
    padding-block: calc(var(--space) * 2);
    border-block-end: 1px solid var(--hairline);
  }

  .export-text {
    flex: 1 1 200px;
    min-width: 0;
  }

  .export-name {
    font-weight: var(--weight-medium);
    overflow-wrap: anywhere;
  }

  .export-problem {
    display: block;
    color: var(--danger);
  }

  progress {
    flex: 0 1 140px;
    height: 6px;
    accent-color: var(--accent);
  }
`;
