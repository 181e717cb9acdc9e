import { css } from 'lit';

/** Looks of {@link dialog}. */
export const dialogStyles = css`
  .dialog {
    overflow: auto;
    width: min(560px, 100vw - 24px);
    max-width: none;
    max-height: min(760px, 100dvh - 24px);
    margin: auto;
    padding: calc(var(--space) * 6);
    border: 1px solid var(--hairline);
    border-radius: calc(var(--radius) + 4px);
    background: var(--raised);
    box-shadow: 0 16px 48px rgb(0 0 0 / 24%);
    color: var(--text);
    font-size: var(--font-size);
    line-height: var(--line-height);
    overscroll-behavior: contain;
  }

  .dialog::backdrop {
    background: rgb(16 20 26 / 45%);
  }

  .dialog-head {
    display: flex;
    align-items: start;
    gap: calc(var(--space) * 3);
    margin-block-end: calc(var(--space) * 4);
  }

  .dialog-title {
    flex: 1;
    min-width: 0;
    margin: 0;
    font-size: calc(var(--font-size) + 4px);
    font-weight: var(--weight-strong);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .dialog-close {
    display: grid;
    flex: none;
    place-items: center;
    width: max(var(--button-height), 28px);
    height: max(var(--button-height), 28px);
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--button-radius);
    background: none;
    color: var(--muted);
    cursor: pointer;
  }

  .dialog-close:hover {
    background: var(--hover);
    color: var(--text);
  }

  .dialog-close:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }

  .dialog-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--space) * 2);
    padding-block-start: calc(var(--space) * 2);
  }

  .dialog-actions .button {
    min-height: max(var(--button-height), 36px);
  }

  @media (max-width: 479px) {
    .dialog {
      padding: calc(var(--space) * 4);
    }
  }
`;
