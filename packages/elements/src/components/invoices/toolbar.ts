import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { button } from '../../ui/button.js';
import { icon } from '../../ui/icons.js';
import type { ActiveFilter } from './filter-texts.js';
import { longestText } from './invoice-view-rules.js';

/** What stands above the list to find something in it. */
export interface Toolbar {
  /** Text in the search field. */
  typed: string;
  type: (text: string) => void;
  /** Searches without waiting for more letters. */
  search: () => void;
  active: readonly ActiveFilter[];
  remove: (filter: ActiveFilter) => void;
  clear: () => void;
  isPanelOpen: boolean;
  togglePanel: () => void;
  /** The filters one by one, shown on request. */
  panel: () => TemplateResult;
}

/** Search field, the way to the filters, and what they leave in. */
export function toolbar(options: Toolbar): TemplateResult {
  const { active, isPanelOpen, togglePanel } = options;
  return html`<div role="search" class="find" part="find">
    <div class="find-line">${searchField(options)} ${filterButton(active.length, isPanelOpen, togglePanel)}</div>
    <div id="filters" ?hidden=${!isPanelOpen}>${isPanelOpen ? options.panel() : nothing}</div>
    ${active.length > 0 ? activeList(options) : nothing}
  </div>`;
}

/** The place of the search while the first page loads. */
export function skeletonToolbar(): TemplateResult {
  return html`<div class="find" aria-hidden="true">
    <div class="find-line"><span class="bar search-bar"></span><span class="bar filter-bar"></span></div>
  </div>`;
}

function searchField({ typed, type, search }: Toolbar): TemplateResult {
  const label = msg('Search number, amount or text', { desc: 'Name of the search field.' });
  const hint = msg('Number, amount or text', { desc: 'Inside the empty search field; short.' });
  const handleInput = (event: InputEvent): void => type((event.target as HTMLInputElement).value);
  const handleKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing) search();
  };
  return html`<div class="search" part="search">
    ${icon('search')}
    <input
      type="search"
      class="field"
      aria-label=${label}
      placeholder=${hint}
      maxlength=${longestText}
      autocomplete="off"
      spellcheck="false"
      enterkeyhint="search"
      .value=${live(typed)}
      @input=${handleInput}
      @keydown=${handleKeydown}
    />
    ${typed === '' ? nothing : clearButton(type, search)}
  </div>`;
}

function clearButton(type: (text: string) => void, search: () => void): TemplateResult {
  const handleClick = (event: MouseEvent): void => {
    type('');
    search();
    (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.focus();
  };
  return html`<button
    type="button"
    class="clear"
    aria-label=${msg('Clear the search', { desc: 'Button in the search field.' })}
    @click=${handleClick}
  >
    ${icon('close')}
  </button>`;
}

function filterButton(count: number, isOpen: boolean, toggle: () => void): TemplateResult {
  return html`<button
    type="button"
    class="button filter"
    part="button filter"
    aria-expanded=${isOpen ? 'true' : 'false'}
    aria-controls="filters"
    @click=${toggle}
  >
    ${icon('filter')}<span>${msg('Filter', { desc: 'Button that shows the filters.' })}</span>
    ${
      count > 0
        ? html`<span class="count" aria-hidden="true">${count}</span
            ><span class="hidden"
              >${msg(str`(${count} active)`, { desc: 'Spoken behind Filter: number of active filters.' })}</span
            >`
        : nothing
    }
  </button>`;
}

function activeList({ active, remove, clear }: Toolbar): TemplateResult {
  return html`<ul class="chips" aria-label=${msg('Active filters', { desc: 'Name of the list of active filters.' })}>
    ${active.map((filter) => html`<li>${chip(filter, remove)}</li>`)}
    <li>${button({ label: clearLabel(), click: clear, part: 'button clear-filters' })}</li>
  </ul>`;
}

function chip(filter: ActiveFilter, remove: (filter: ActiveFilter) => void): TemplateResult {
  const handleClick = (): void => remove(filter);
  return html`<button
    type="button"
    class="chip"
    part="chip"
    aria-label=${msg(str`Remove filter: ${filter.text}`, { desc: 'Button that removes one active filter.' })}
    @click=${handleClick}
  >
    <span class="text">${filter.text}</span>${icon('close')}
  </button>`;
}

/** The label of the button that shows everything again. */
export function clearLabel(): string {
  return msg('Clear filters', { desc: 'Button that removes the search and all filters.' });
}
