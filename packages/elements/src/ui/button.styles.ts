import { css } from 'lit';

/** Looks of {@link button}. */
export const buttonStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: var(--button-height);
    margin: 0;
    padding: 0 11px;
    border: 1px solid var(--button-border);
    border-radius: var(--button-radius);
    background: var(--button-background);
    color: var(--button-text);
    cursor: pointer;
    font: inherit;
    font-weight: var(--weight-medium);
    white-space: nowrap;
  }

  .button .icon {
    width: 15px;
    height: 15px;
    margin-inline-start: -2px;
  }

  .button span + .icon {
    margin-inline: 0 -2px;
  }

  .button.icon-only {
    flex: none;
    width: max(var(--button-height), 32px);
    min-height: max(var(--button-height), 32px);
    padding: 0;
  }

  .button.icon-only .icon {
    margin: 0;
  }

  .button:hover {
    border-color: var(--rule);
    background: var(--hover);
  }

  .button:active {
    border-color: currentColor;
  }

  .button:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .button.emphasis {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }

  .button[aria-disabled]:not([aria-busy]) {
    border-color: transparent;
    background: transparent;
    color: var(--muted);
    cursor: default;
  }

  .button[aria-busy] {
    cursor: progress;
  }

  @media (prefers-reduced-motion: no-preference) {
    .turning {
      animation: turn 0.9s linear infinite;
    }
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  @media (forced-colors: active) {
    .button {
      border-color: ButtonBorder;
    }

    .button[aria-disabled] {
      color: GrayText;
    }
  }
`;
