import { css } from 'lit';

/** Looks of {@link menu}. */
export const menuStyles = css`
  .menu-button {
    display: inline-grid;
    flex: none;
    place-items: center;
    width: max(var(--button-height), 28px);
    min-height: var(--button-height);
    margin: 0;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--button-radius);
    background: none;
    color: var(--muted);
    cursor: pointer;
    font: inherit;
  }

  .menu-button:hover,
  .menu-button[aria-expanded='true'] {
    background: var(--hover);
    color: var(--text);
  }

  .menu-button:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }

  .menu {
    position: absolute;
    inset: auto;
    overflow: auto;
    min-width: 200px;
    max-width: calc(100vw - 8px);
    max-height: calc(100dvh - 8px);
    margin: 0;
    padding: var(--space);
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
    background: var(--raised);
    box-shadow: 0 8px 28px rgb(0 0 0 / 18%);
    color: var(--text);
    font-size: var(--font-size);
    font-weight: var(--weight);
    line-height: var(--line-height);
    text-align: start;
  }

  .menu-item {
    display: flex;
    align-items: center;
    gap: calc(var(--space) * 2.5);
    width: 100%;
    min-height: 34px;
    margin: 0;
    padding: var(--space) calc(var(--space) * 3) var(--space) calc(var(--space) * 2.5);
    border: 0;
    border-radius: calc(var(--radius) - 3px);
    background: none;
    color: inherit;
    cursor: pointer;
    font: inherit;
    text-align: start;
  }

  .menu-icon {
    flex: none;
    width: 16px;
    height: 16px;
    color: var(--muted);
  }

  .menu-note {
    display: block;
    max-width: 36ch;
    color: var(--muted);
    font-size: var(--font-size-small);
  }

  .menu-item[aria-disabled] {
    color: var(--muted);
    cursor: default;
  }

  .menu-item:hover {
    background: var(--hover);
  }

  .menu-item:focus-visible {
    background: var(--hover);
    outline: 2px solid var(--focus);
    outline-offset: -2px;
  }

  @media (pointer: coarse) {
    .menu-item {
      min-height: 44px;
    }
  }
`;
