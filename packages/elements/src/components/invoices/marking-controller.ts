import type { InvoiceListItem } from '@portico/client';
import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Formats } from '../../localization/format.js';
import type { InvoiceView } from '../../events/billing-view-change-event.js';
import { InvoiceSelection } from './invoice-selection.js';
import type { RowContext } from './invoice-row.js';
import { isSameFilter } from './invoice-view.js';
import type { ShownList } from './list-loader.js';
import { selectionBar, type SelectionAction } from './selection-bar.js';
import { nothingSelectedText, selectedText } from './selection-texts.js';
import type { TableHead } from './table-head.js';

/** What marking rows depends on, and whom it tells. */
export interface MarkingOptions {
  formats: () => Formats;
  /** What can be done with the marked invoices. */
  actions: () => readonly SelectionAction[];
  /** Says something to a screen reader. */
  announce: (text: string) => void;
  /** Called when a button that had the focus goes away; moves it to the first element that a selector finds. */
  focus: (selector: string) => void;
}

/** Marks rows for a common action: the boxes, and the bar that says what they come to. */
export class MarkingController {
  readonly selection = new InvoiceSelection();
  readonly #host: ReactiveControllerHost;
  readonly #options: MarkingOptions;

  constructor(host: ReactiveControllerHost, options: MarkingOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Ends the marks of everything that a filter showed, before another one is shown. */
  handleViewChange(next: InvoiceView, current: InvoiceView): void {
    if (this.selection.isEverything && !isSameFilter(next, current)) this.selection.clear();
  }

  /** The boxes of a page. */
  boxes({ page: { items } }: ShownList): Pick<RowContext, 'marks'> & Pick<TableHead, 'mark'> {
    const marked = this.#markedOf(items);
    return {
      mark: {
        state: marked === items.length ? 'all' : marked > 0 ? 'some' : 'none',
        toggle: (isMarked) => this.#mark(items, isMarked),
      },
      marks: {
        has: ({ id }) => this.selection.has(id),
        mark: (invoice, isMarked) => this.#mark([invoice], isMarked),
      },
    };
  }

  /** What is marked and what can be done with it; nothing when nothing is. */
  bar({ page: { items, total }, view }: ShownList): TemplateResult | typeof nothing {
    const { selection } = this;
    if (selection.count === 0) return nothing;
    const isPageMarked = items.length > 0 && this.#markedOf(items) === items.length;
    const hasMore = isPageMarked && !selection.isEverything && total !== null && total > items.length;
    return selectionBar({
      selection,
      formats: this.#options.formats(),
      actions: this.#options.actions(),
      clear: () => this.#clear(),
      everything: hasMore ? { total, mark: () => this.#markEverything(view, total) } : undefined,
    });
  }

  #markedOf(items: readonly InvoiceListItem[]): number {
    return items.filter(({ id }) => this.selection.has(id)).length;
  }

  #mark(items: readonly InvoiceListItem[], isMarked: boolean): void {
    this.selection.mark(items, isMarked);
    this.#announce();
  }

  #markEverything(view: InvoiceView, total: number): void {
    this.selection.markEverything(view, total);
    this.#announce();
    this.#options.focus('.clear-selection');
  }

  #clear(): void {
    this.selection.clear();
    this.#announce();
    this.#options.focus('.root');
  }

  #announce(): void {
    const { count } = this.selection;
    this.#options.announce(count > 0 ? selectedText(count, this.#options.formats()) : nothingSelectedText());
    this.#host.requestUpdate();
  }
}
