import { css } from 'lit';

/** The frame of every element: the host's inherited text settings end here, except for its font and direction. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :host {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }

  .root {
    container-type: inline-size;
    background: var(--surface);
    color: var(--text);
    cursor: auto;
    font-family: var(--font);
    font-size: var(--font-size);
    font-stretch: normal;
    font-style: normal;
    font-variant: normal;
    font-weight: var(--weight);
    font-variant-numeric: lining-nums tabular-nums;
    hyphens: manual;
    letter-spacing: normal;
    line-height: var(--line-height);
    list-style: none;
    overflow-wrap: break-word;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    word-spacing: normal;
    -webkit-font-smoothing: auto;
    -webkit-text-size-adjust: 100%;
  }

  .root:focus {
    outline: none;
  }

  .awaiting {
    visibility: hidden;
  }

  p,
  dl,
  dd {
    margin: 0;
  }

  .hidden {
    position: absolute;
    overflow: hidden;
    width: 1px;
    height: 1px;
    margin: -1px;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .icon {
    flex: none;
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentColor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.5;
  }

  .icon .solid {
    fill: currentColor;
  }

  :host(:dir(rtl)) .mirrored {
    transform: scaleX(-1);
  }

  .bar {
    display: inline-block;
    height: 10px;
    border-radius: 3px;
    background: var(--skeleton);
    vertical-align: middle;
  }

  @media (prefers-reduced-motion: no-preference) {
    .bar {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  @media (forced-colors: active) {
    .bar {
      background: GrayText;
      forced-color-adjust: none;
    }
  }
`;
