import type { InvoiceSort } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import type { InvoiceView } from '../../events/billing-view-change-event.js';
import { defaultView } from './invoice-view-rules.js';
import { changedView, completedView, isSameList, unfilteredView, type FilterChange } from './invoice-view.js';
import { SearchController } from './search-controller.js';

/** What the user has asked for. */
export type ViewChange = 'search' | 'filter' | 'sort' | 'page' | 'open';

/** Whom the view tells of itself. */
export interface ViewControllerOptions {
  /** Called before another view is shown, whoever wants it. */
  changing: (next: InvoiceView, current: InvoiceView) => void;
  /** Called when the user has changed the view; `continues` when that goes on with the change before. */
  changed: (view: InvoiceView, continues: boolean) => void;
}

/** What the list shows: set by the host, changed by the user, and ahead of it the text that is being typed. */
export class ViewController {
  readonly search: SearchController;
  readonly #host: ReactiveControllerHost;
  readonly #options: ViewControllerOptions;
  #view = defaultView;
  /** What the user has changed last, until its rows are there. */
  #awaited: ViewChange | undefined;
  /** Whether the last change was a search, which the next letter goes on with. */
  #isSearching = false;

  constructor(host: ReactiveControllerHost, options: ViewControllerOptions) {
    this.#host = host;
    this.#options = options;
    this.search = new SearchController(host, (text) =>
      this.#change('search', changedView(this.#view, { text: text || undefined })),
    );
  }

  get view(): InvoiceView {
    return this.#view;
  }

  /** Takes over what the host wants to be shown. What is being typed goes on when that is shown already. */
  set(view: Partial<InvoiceView> | undefined): void {
    const next = completedView(view);
    const { cursor, page } = this.#view;
    const isHere = next.cursor === undefined && next.page === page && isSameList(next, this.#view);
    if (this.#show(isHere && cursor ? { ...next, cursor } : next)) this.search.show(this.#view.text ?? '');
  }

  /** @param cursor where the page begins, when that is known */
  turnTo(page: number, cursor: string | undefined): void {
    const { cursor: _cursor, open: _open, ...view } = this.#view;
    this.#change('page', { ...view, page, ...(cursor ? { cursor } : {}) });
  }

  resize(limit: number): void {
    this.#change('page', changedView(this.#view, { limit }));
  }

  order(sort: InvoiceSort): void {
    this.#change('sort', changedView(this.#view, { sort }));
  }

  filter(change: FilterChange): void {
    this.#change('filter', changedView(this.#view, change));
  }

  /** Shows everything again. */
  clear(): void {
    this.search.show('');
    this.#change('filter', unfilteredView(this.#view));
  }

  /** Opens the details of an invoice, or closes them when they are open. */
  toggle(invoiceId: string): void {
    const { open, ...view } = this.#view;
    this.#change('open', open === invoiceId ? view : { ...view, open: invoiceId });
  }

  /** What the user has been waiting for; undefined when the rows came for another reason. */
  takeAwaited(): ViewChange | undefined {
    const awaited = this.#awaited;
    this.#awaited = undefined;
    return awaited;
  }

  #show(view: InvoiceView): boolean {
    const next = completedView(view);
    if (JSON.stringify(next) === JSON.stringify(this.#view)) return false;
    this.#options.changing(next, this.#view);
    this.#view = next;
    this.#isSearching = false;
    this.#host.requestUpdate();
    return true;
  }

  #change(change: ViewChange, view: InvoiceView): void {
    const continues = change === 'search' && this.#isSearching;
    if (!this.#show(view)) return;
    this.#isSearching = change === 'search';
    if (change !== 'open') this.#awaited = change;
    this.#options.changed(this.#view, continues);
  }
}
