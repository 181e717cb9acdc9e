import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Shapes of 16 by 16 units, drawn with the text's colour. */
export const icons = {
  download: svg`<path d="M8 2.5v7.25M4.75 6.75 8 10l3.25-3.25M3 13.25h10" />`,
  upload: svg`<path d="M8 10V2.75M4.75 5.75 8 2.5l3.25 3.25M3 13.25h10" />`,
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
  search: svg`<circle cx="7" cy="7" r="4.25" /><path d="m10.25 10.25 3.25 3.25" />`,
  filter: svg`<path d="M2.5 4h11M4.5 8h7M6.5 12h3" />`,
  more: svg`<circle class="solid" cx="8" cy="3.25" r="0.75" /><circle class="solid" cx="8" cy="8" r="0.75" /><circle class="solid" cx="8" cy="12.75" r="0.75" />`,
  mail: svg`<path d="M2.25 3.75h11.5v8.5H2.25z" /><path d="m2.5 4.25 5.5 4.5 5.5-4.5" />`,
  receipt: svg`<path d="M3.75 2.25h8.5v11.5l-2.1-1.4-2.15 1.4-2.15-1.4-2.1 1.4zM6 5.5h4M6 8.25h4" />`,
  file: svg`<path d="M4 2.25h5l3 3v8.5H4z" /><path d="M9 2.25v3h3" />`,
  pencil: svg`<path d="m10.5 3 2.5 2.5L5.75 12.75l-3.25.75.75-3.25zM9 4.5 11.5 7" />`,
  calendar: svg`<path d="M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.25V5.5M10.5 2.25V5.5" />`,
  plus: svg`<path d="M8 3.25v9.5M3.25 8h9.5" />`,
  minus: svg`<path d="M3.25 8h9.5" />`,
  close: svg`<path d="m4 4 8 8M12 4l-8 8" />`,
  unfold: svg`<path d="M3.5 6 8 10.5 12.5 6" />`,
  ascending: svg`<path d="M8 13V3.5M4.5 7 8 3.5 11.5 7" />`,
  descending: svg`<path d="M8 3v9.5M4.5 9 8 12.5 11.5 9" />`,
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
