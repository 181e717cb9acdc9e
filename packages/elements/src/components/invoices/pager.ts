import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { button } from '../../ui/button.js';

/** Where the list stands and where it can go. */
export interface Pager {
  range: string;
  hasPrevious: boolean;
  hasNext: boolean;
  previous: () => void;
  next: () => void;
  /** Rows per page. */
  limit: number;
  /** Chooses another number of rows; undefined where there are too few rows to choose. */
  resize: ((limit: number) => void) | undefined;
}

/** Rows per page to choose from. */
export const pageSizes: readonly number[] = [12, 25, 50, 100];

/** Previous, next, and where the page lies. The buttons stay reachable at both ends, so that the focus is not lost. */
export function pager({ range, hasPrevious, hasNext, previous, next, limit, resize }: Pager): TemplateResult {
  return html`<nav class="pager" part="pager" aria-label=${msg('Pages of invoices', { desc: 'Name of the paging.' })}>
    <span class="range">${range}</span>
    ${resize ? sizeField(limit, resize) : nothing}
    ${
      hasPrevious || hasNext
        ? html`${button({
            label: msg('Previous', { desc: 'Button to the page before.' }),
            icon: 'previous',
            disabled: !hasPrevious,
            click: previous,
            part: 'button previous',
          })}
          ${button({
            label: msg('Next', { desc: 'Button to the page after.' }),
            trailingIcon: 'next',
            disabled: !hasNext,
            click: next,
            part: 'button next',
          })}`
        : nothing
    }
  </nav>`;
}

function sizeField(limit: number, resize: (limit: number) => void): TemplateResult {
  const handleChange = (event: Event): void => resize(Number((event.target as HTMLSelectElement).value));
  const sizes = [...new Set([...pageSizes, limit])].sort((one, other) => one - other);
  return html`<label class="size"
    ><span>${msg('Per page', { desc: 'Label of the number of rows per page.' })}</span>
    <select class="field" part="page-size" @change=${handleChange}>
      ${sizes.map((size) => html`<option value=${size} .selected=${live(size === limit)}>${size}</option>`)}
    </select>
  </label>`;
}
