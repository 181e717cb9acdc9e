import { css } from 'lit';

/** Looks of {@link messageBar}. */
export const messageBarStyles = css`
  .message {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--space) * 2) calc(var(--space) * 3);
    margin-block-end: calc(var(--space) * 5);
    padding: calc(var(--space) * 2.5) calc(var(--space) * 3);
    border: 1px solid var(--hairline);
    border-inline-start: 3px solid var(--rule);
    border-radius: var(--radius);
  }

  .message-text {
    flex: 1 1 60%;
    min-width: 0;
  }

  .message > .icon {
    color: var(--muted);
  }

  .message.positive {
    border-inline-start-color: var(--positive);
  }

  .message.positive > .icon {
    color: var(--positive);
  }

  .message.warning {
    border-inline-start-color: var(--warning);
  }

  .message.warning > .icon {
    color: var(--warning);
  }

  .message.danger {
    border-inline-start-color: var(--danger);
    background: var(--danger-surface);
  }

  .message.danger > .icon {
    color: var(--danger);
  }

  .dismiss {
    display: grid;
    flex: none;
    place-items: center;
    width: 28px;
    height: 28px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--button-radius);
    background: none;
    color: var(--muted);
    cursor: pointer;
  }

  .dismiss:hover {
    background: var(--hover);
    color: var(--text);
  }

  .dismiss:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
`;
