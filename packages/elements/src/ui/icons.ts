import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Shapes of 16 by 16 units, drawn with the text's colour. */
export const icons = {
  download: svg`<path d="M8 2.5v7.25M4.75 6.75 8 10l3.25-3.25M3 13.25h10" />`,
  busy: svg`<path d="M8 2.5A5.5 5.5 0 1 1 2.5 8" />`,
  ring: svg`<circle cx="8" cy="8" r="5.25" />`,
  half: svg`<circle cx="8" cy="8" r="5.25" /><path class="solid" d="M8 2.75a5.25 5.25 0 0 1 0 10.5z" />`,
  alert: svg`<path d="M8 2.25 14.25 13.25H1.75z" /><path d="M8 6.5v3M8 11.4v.1" />`,
  check: svg`<path d="m3 8.5 3.25 3.25L13 5" />`,
  returned: svg`<path d="M6 3 2.75 6.25 6 9.5M3 6.25h6.5a3.5 3.5 0 0 1 0 7H7" />`,
  diamond: svg`<path d="M8 2.25 13.75 8 8 13.75 2.25 8z" />`,
  diamondFilled: svg`<path class="solid" d="M8 2.25 13.75 8 8 13.75 2.25 8z" />`,
  previous: svg`<path d="M10 3.5 5.5 8l4.5 4.5" />`,
  next: svg`<path d="M6 3.5 10.5 8 6 12.5" />`,
} satisfies Record<string, SVGTemplateResult>;

/** Name of a shape. */
export type IconName = keyof typeof icons;

/** Shapes that point along the text and turn around with it. */
const directional: readonly IconName[] = ['previous', 'next', 'returned'];

/** A shape beside a text that says the same; hidden from assistive technology. */
export function icon(name: IconName): TemplateResult {
  const behaviour = name === 'busy' ? 'turning' : directional.includes(name) ? 'mirrored' : '';
  return html`<svg class="icon ${behaviour}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    ${icons[name]}
  </svg>`;
}
