import { css } from 'lit';

/** Looks of {@link combobox}. */
export const comboboxStyles = css`
  .combobox {
    position: relative;
  }

  .combobox > .field {
    padding-inline-end: 34px;
    text-overflow: ellipsis;
  }

  .combobox > .icon {
    position: absolute;
    inset-block-start: calc(50% - 8px);
    inset-inline-end: 10px;
    color: var(--muted);
    pointer-events: none;
  }

  .combobox-list {
    position: absolute;
    z-index: 2;
    inset-block-start: calc(100% + 4px);
    inset-inline: 0;
    overflow-y: auto;
    max-height: 252px;
    margin: 0;
    padding: 4px;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--raised);
    box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
    list-style: none;
    overscroll-behavior: contain;
  }

  .combobox-list[hidden],
  .combobox-list:empty {
    display: none;
  }

  .combobox-option {
    padding: 8px 10px;
    border-radius: var(--button-radius);
    cursor: pointer;
    overflow-wrap: anywhere;
  }

  .combobox-option:hover {
    background: var(--hover);
  }

  .combobox-option.active {
    background: var(--hover);
    outline: 2px solid var(--focus);
    outline-offset: -2px;
  }

  .combobox-option[aria-selected='true'] {
    font-weight: var(--weight-strong);
  }
`;
