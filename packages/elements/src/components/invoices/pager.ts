import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../ui/button.js';

/** Where the list stands and where it can go. */
export interface Pager {
  range: string;
  hasPrevious: boolean;
  hasNext: boolean;
  previous: () => void;
  next: () => void;
}

/** Previous, next, and where the page lies. The buttons stay reachable at both ends, so that the focus is not lost. */
export function pager({ range, hasPrevious, hasNext, previous, next }: Pager): TemplateResult {
  return html`<nav class="pager" part="pager" aria-label=${msg('Pages of invoices', { desc: 'Name of the paging.' })}>
    <span class="range">${range}</span>
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
