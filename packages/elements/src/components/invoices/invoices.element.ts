import { consume } from '@lit/context';
import { localized } from '@lit/localize';
import type { BillingClient, Capability, InvoiceFile, InvoiceListItem } from '@portico/client';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { clientContext } from '../../context/client-context.js';
import { versionsContext, type ResourceVersions } from '../../context/versions-context.js';
import { DownloadController } from '../../controllers/download-controller.js';
import { failureFrom, reportable, type Failure } from '../../controllers/failure.js';
import { LocaleController } from '../../controllers/locale-controller.js';
import { BillingDownloadEvent } from '../../events/billing-download-event.js';
import { BillingErrorEvent } from '../../events/billing-error-event.js';
import { BillingLoadEvent } from '../../events/billing-load-event.js';
import { BillingViewChangeEvent, type InvoiceView } from '../../events/billing-view-change-event.js';
import { button } from '../../ui/button.js';
import { amountColumns } from './amount-columns.js';
import { filterPanel } from './filter-panel.js';
import { activeFilters, foundAnnouncement, type ActiveFilter } from './filter-texts.js';
import { InvoiceActions } from './invoice-actions.js';
import { InvoiceExtras } from './invoice-extras.js';
import { emptyNotice, failureNotice, nothingFoundNotice, pastEndNotice, summaryFailure } from './invoice-notices.js';
import type { RowContext } from './invoice-row.js';
import { invoiceTable, skeletonTable } from './invoice-table.js';
import {
  closeLabel,
  distantName,
  downloadAnnouncement,
  loadingAnnouncement,
  pageAnnouncement,
  rangeText,
} from './invoice-texts.js';
import { filterOf, isFiltered } from './invoice-view.js';
import { invoicesStyles } from './invoices.styles.js';
import { ListLoader, type ShownList } from './list-loader.js';
import { MarkingController } from './marking-controller.js';
import { openSummary, skeletonSummary } from './open-summary.js';
import { pager, pageSizes } from './pager.js';
import type { SelectionAction } from './selection-bar.js';
import { SubscriptionNames } from './subscription-names.js';
import { orderAnnouncement } from './table-head.js';
import { skeletonToolbar, toolbar } from './toolbar.js';
import { ViewController } from './view-controller.js';
import { closeDialog } from '../../ui/close-dialog.js';

/** Rows that the skeleton has at most: about what a laptop screen holds. */
const skeletonRows = 12;

/** What can be done with several invoices at once. */
const markedFor: readonly Capability[] = ['invoices:pay', 'invoices:send', 'exports:create'];

/**
 * @summary The invoices and credit notes of a customer: what is open, the list, and a document to download per row.
 * @since 0.1.0
 * @status stable
 *
 * @event {BillingLoadEvent} billing-load - The list or the summary has been loaded.
 * @event {BillingErrorEvent} billing-error - Something could not be loaded or downloaded; the element shows it.
 * @event {BillingDownloadEvent} billing-download - The user wants a document; `preventDefault()` hands it to the host.
 * @event {BillingNavigateEvent} billing-navigate - The payment page is about to open; `preventDefault()` leaves that to the host.
 * @event {BillingPaymentEvent} billing-payment - The user is back from the payment page; `preventDefault()` keeps the
 *   payment's id in the page's address.
 * @event {BillingViewChangeEvent} billing-view-change - The user has searched, filtered, sorted, turned the page or opened an
 *   invoice; keep `event.view` in your URL and set it as `view` to come back.
 *
 * @csspart root - Everything.
 * @csspart summary - What is open, above the list.
 * @csspart open-amount - One open amount.
 * @csspart find - Search and filters above the list.
 * @csspart search - The search field.
 * @csspart filters - The filters one by one.
 * @csspart chip - One active filter, to remove.
 * @csspart table - The list.
 * @csspart row - One invoice or credit note.
 * @csspart sort - The name of a column, to sort by.
 * @csspart disclosure - The button around a number that opens the details.
 * @csspart number - Its number.
 * @csspart status - Its status.
 * @csspart amount - Its total.
 * @csspart message - How a payment stands, above the list.
 * @csspart menu-list - The menu of a row.
 * @csspart menu-item - One action in it.
 * @csspart recipient - One address in the dialog that sends mails.
 * @csspart outcome - What became of a mail to one address.
 * @csspart button - Any button; also `download`, `pay`, `menu`, `submit`, `retry`, `filter`, `clear-filters`, `clear-selection`,
 *   `everything`, `previous` or `next`.
 * @csspart selection - How many rows are marked, and what to do with them.
 * @csspart distant - An open invoice that is on another page.
 * @csspart pager - Range and page buttons.
 * @csspart page-size - The choice of rows per page.
 * @csspart detail - The open invoice.
 * @csspart exports - Files that were asked for.
 * @csspart inactive - What is switched off for payment default, and the proofs of payment.
 * @csspart dialog - The dialog over the page.
 * @csspart notice - The text in place of the list.
 * @csspart skeleton - The list while it loads.
 *
 * @cssproperty [--billing-font-family=inherit] - Font; the host's by default.
 * @cssproperty [--billing-font-size=14px] - Size of text.
 * @cssproperty [--billing-font-size-small=12.5px] - Size of column names and small print.
 * @cssproperty [--billing-font-size-large=24px] - Size of the open amount.
 * @cssproperty [--billing-line-height=20px] - Line height of text.
 * @cssproperty [--billing-font-weight=400] - Weight of text.
 * @cssproperty [--billing-font-weight-medium=500] - Weight of invoice numbers and buttons.
 * @cssproperty [--billing-font-weight-strong=600] - Weight of titles and the open amount.
 * @cssproperty --billing-color-text - Text.
 * @cssproperty --billing-color-muted - Less important text.
 * @cssproperty [--billing-color-surface=transparent] - Background of the element.
 * @cssproperty --billing-color-raised - Background of fields and of what lies over the list.
 * @cssproperty --billing-color-hover - Background of a row or button under the pointer.
 * @cssproperty --billing-color-hairline - Lines between rows and around buttons.
 * @cssproperty --billing-color-rule - Stronger lines.
 * @cssproperty --billing-color-accent - Colour of actions.
 * @cssproperty --billing-color-on-accent - Text on the accent colour.
 * @cssproperty --billing-color-focus - Ring around what has the focus; the accent colour by default.
 * @cssproperty --billing-color-positive - Paid.
 * @cssproperty --billing-color-warning - Partly paid.
 * @cssproperty --billing-color-danger - Overdue, errors.
 * @cssproperty --billing-color-danger-surface - Background of an error among the rows.
 * @cssproperty --billing-color-skeleton - Bars that stand for what is loading.
 * @cssproperty [--billing-space=4px] - Unit of all distances.
 * @cssproperty [--billing-row-height=40px] - Smallest height of a row.
 * @cssproperty [--billing-cell-padding=12px] - Distance between columns.
 * @cssproperty [--billing-radius=8px] - Corners of surfaces.
 * @cssproperty [--billing-button-height=30px] - Smallest height of a button.
 * @cssproperty [--billing-button-radius=6px] - Corners of buttons.
 * @cssproperty [--billing-button-background=transparent] - Background of buttons.
 * @cssproperty --billing-button-color - Text of buttons; the accent colour by default.
 * @cssproperty --billing-button-border-color - Border of buttons; the hairline colour by default.
 *
 * @example
 * <billing-provider api-url="https://billing.example.com"><billing-invoices></billing-invoices></billing-provider>
 */
@localized()
export class BillingInvoicesElement extends LitElement {
  static override styles = invoicesStyles;

  @consume({ context: clientContext, subscribe: true })
  @state()
  private providedClient: BillingClient | undefined;

  @consume({ context: versionsContext, subscribe: true })
  @state()
  private versions: ResourceVersions | undefined;

  /** The client to use; unset, the provider's. */
  @property({ attribute: false }) client: BillingClient | undefined;

  /**
   * Page, order, search, filters, rows per page and the open invoice. Plain data, so that a host can keep it in its URL;
   * parts may be left out.
   */
  @property({ attribute: false })
  get view(): InvoiceView {
    return this.views.view;
  }
  set view(view: Partial<InvoiceView> | undefined) {
    this.views.set(view);
  }

  /**
   * Where the payment page sends the browser afterwards; unset, this page as it is then. It must be of an origin that the
   * server allows.
   */
  @property({ attribute: 'payment-return-url' }) paymentReturnUrl: string | undefined;

  @state() private announcement = '';
  @state() private isFilterOpen = false;
  @query('dialog') private readonly openDialog!: HTMLDialogElement | null;

  private readonly downloads = new DownloadController(this);
  private readonly locale = new LocaleController(this);
  private readonly marking = new MarkingController(this, {
    formats: () => this.locale.formats,
    actions: () => this.selectionActions,
    announce: (text) => this.say(text),
    focus: (selector) => this.focusOn(selector),
  });
  private readonly views = new ViewController(this, {
    changing: (next, current) => this.marking.handleViewChange(next, current),
    changed: (view, continues) => this.dispatchEvent(new BillingViewChangeEvent(view, continues)),
  });
  private readonly loader = new ListLoader(this, {
    client: () => this.activeClient,
    view: () => this.view,
    version: () => this.versions?.invoices,
    loaded: (shown) => this.handleLoaded(shown),
    failed: (cause) => this.handleLoadError(cause),
  });
  private readonly actions = new InvoiceActions(this, {
    client: () => this.activeClient,
    versions: () => this.versions,
    locale: this.locale,
    capabilities: () => this.loader.capabilities,
    returnUrl: () => this.paymentReturnUrl,
    reload: () => this.loader.reload(),
    download: (invoice, file) => void this.handleDownload(invoice, file),
    failed: (error) => void this.dispatchEvent(new BillingErrorEvent(error)),
    announce: (text) => this.say(text),
  });
  private readonly extras = new InvoiceExtras(this, {
    client: () => this.activeClient,
    versions: () => this.versions,
    locale: this.locale,
    capabilities: () => this.loader.capabilities,
    openInvoice: () => this.view.open,
    toggle: (id) => void this.openRelated(id),
    failed: (error) => void this.dispatchEvent(new BillingErrorEvent(error)),
    announce: (text) => this.say(text),
    closeDialog: () => this.openDialog && closeDialog(this.openDialog),
    focus: (selector) => this.focusOn(selector),
    focusOnExport: (index) => void this.focusOnExport(index),
  });
  private readonly subscriptions = new SubscriptionNames(this, () => ({
    client: this.activeClient,
    isWanted: this.isFilterOpen || this.view.subscriptionId !== undefined,
    version: this.versions?.subscriptions,
  }));

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('client') || changed.has('providedClient')) this.marking.selection.clear();
  }

  private get activeClient(): BillingClient | undefined {
    return this.client ?? this.providedClient;
  }

  private focusOn(selector: string): void {
    const { renderRoot } = this;
    renderRoot.querySelector<HTMLElement>(selector)?.focus({ preventScroll: selector === '.root' });
  }

  private clearFilters(): void {
    this.views.clear();
    this.focusOn('.search input');
  }

  private removeFilter(filter: ActiveFilter): void {
    this.views.filter(filter.without);
    this.focusOn('.filter');
  }

  private say(text: string): void {
    this.announcement = text;
  }

  private handleLoaded(shown: ShownList): void {
    this.marking.selection.refresh(shown.page.items);
    this.present(shown);
    this.dispatchEvent(new BillingLoadEvent('invoices'));
  }

  /** Says what the change has led to. */
  private present({ page, view }: ShownList): void {
    const change = this.views.takeAwaited();
    if (change === 'page') {
      this.announcement = pageAnnouncement(this.range);
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: 'start' });
    } else if (change === 'sort') {
      this.announcement = orderAnnouncement(view.sort);
    } else if (change) {
      this.announcement = foundAnnouncement(page.total, this.locale.formats);
    }
  }

  /** What to show; decided now, because whether the device is offline may be different later. */
  private handleLoadError(cause: unknown): Failure | undefined {
    const error = reportable(cause);
    if (error) this.dispatchEvent(new BillingErrorEvent(error));
    else if (!(cause instanceof DOMException && cause.name === 'AbortError')) reportError(cause);
    return error && failureFrom(error);
  }

  private handleRetry(): void {
    this.announcement = loadingAnnouncement();
    this.focusOn('.root');
    this.loader.reload();
  }

  private async handleDownload(invoice: InvoiceListItem, file = readableFile(invoice)): Promise<void> {
    const client = this.activeClient;
    if (!client || !file || !this.dispatchEvent(new BillingDownloadEvent(invoice, file))) return;
    this.announcement = '';
    const result = await this.downloads.start({
      id: invoice.id,
      filename: file.filename,
      load: (signal) => client.invoices.file(invoice.id, file.kind, { signal }),
    });
    if (result === undefined) return;
    this.announcement = downloadAnnouncement(result);
    if (typeof result !== 'string') this.dispatchEvent(new BillingErrorEvent(result));
  }

  private get range(): string {
    if (!this.loader.shown) return '';
    const { page, view } = this.loader.shown;
    const first = (view.page - 1) * view.limit + 1;
    return rangeText(first, first + page.items.length - 1, page.total, this.locale.formats);
  }

  /** Whether the session may do something with several invoices at once; otherwise rows have no boxes. */
  private get canMark(): boolean {
    return this.loader.capabilities.some((capability) => markedFor.includes(capability));
  }

  /** What can be done with the marked invoices. */
  private get selectionActions(): readonly SelectionAction[] {
    const { selection } = this.marking;
    return [...this.actions.selectionActions(selection), ...this.extras.selectionActions(selection)];
  }

  private renderLoading(): TemplateResult {
    return html`${skeletonSummary()}${skeletonToolbar()}${skeletonTable(Math.min(this.view.limit, skeletonRows))}
      <p class="hidden">${loadingAnnouncement()}</p>`;
  }

  private renderFailure(failure: Failure): TemplateResult {
    const canStay = failure.kind === 'error' || failure.kind === 'offline';
    const problem = failureNotice(failure, () => this.handleRetry());
    const { shown } = this.loader;
    return shown && canStay ? html`${problem}${this.renderData(shown)}` : problem;
  }

  private renderData(shown: ShownList): TemplateResult {
    const { page, view } = shown;
    const isNew = page.items.length === 0 && view.page === 1 && !isFiltered(view) && !isFiltered(this.view);
    if (isNew) return html`${this.renderSummary()}${emptyNotice()}`;
    return html`${this.actions.renderNotice()}${this.extras.renderProofs()}${this.renderSummary()}${this.renderToolbar()}${this.extras.renderExports()}
    ${this.renderDistant(shown)} ${page.items.length > 0 ? this.renderTable(shown) : this.renderNothing(view)}
    ${this.marking.bar(shown)} ${page.items.length > 0 || view.page > 1 ? this.renderPager(shown) : nothing}`;
  }

  private renderToolbar(): TemplateResult {
    const { view, search } = this.views;
    const { formats } = this.locale;
    const filter = filterOf(view);
    return toolbar({
      typed: search.typed,
      type: (text) => search.type(text),
      search: () => search.finish(),
      active: activeFilters(filter, formats, (id) => this.subscriptions.nameOf(id)),
      remove: (active) => this.removeFilter(active),
      clear: () => this.clearFilters(),
      isPanelOpen: this.isFilterOpen,
      togglePanel: () => (this.isFilterOpen = !this.isFilterOpen),
      panel: () =>
        filterPanel({
          filter,
          currencies: this.loader.currencies,
          subscriptions: this.subscriptions.options,
          change: (parts) => this.views.filter(parts),
        }),
    });
  }

  private renderTable(shown: ShownList): TemplateResult {
    return invoiceTable(shown.page.items, {
      ...this.rowContext(shown.page.items),
      stale: this.loader.isPending,
      sort: this.view.sort,
      order: (sort) => this.views.order(sort),
      ...(this.canMark ? this.marking.boxes(shown) : {}),
    });
  }

  private rowContext(items: readonly InvoiceListItem[]): RowContext {
    return {
      formats: this.locale.formats,
      columns: amountColumns(items),
      downloadOf: ({ id }) => this.downloads.stateOf(id),
      download: (invoice) => void this.handleDownload(invoice),
      open: this.view.open,
      toggle: ({ id }) => this.views.toggle(id),
      detail: (id) => this.extras.renderDetail(id),
      problemOf: (invoice) => this.actions.problemOf(invoice),
      statusNote: (invoice) => this.actions.statusNote(invoice),
      firstAction: (invoice, problemId) => this.actions.firstAction(invoice, problemId),
      moreActions: (invoice) => this.actions.moreActions(invoice),
    };
  }

  /** Why there are no rows; while a later question is unanswered, that is not known. */
  private renderNothing(view: InvoiceView): TemplateResult | typeof nothing {
    if (this.loader.failure) return nothing;
    return view.page === 1 ? nothingFoundNotice(() => this.clearFilters()) : pastEndNotice();
  }

  /** An invoice that is open but not on this page, as behind a shared link: above the list, in a row of its own. */
  private renderDistant({ page }: ShownList): TemplateResult | typeof nothing {
    const { open } = this.view;
    if (open === undefined || page.items.some(({ id }) => id === open)) return nothing;
    const opened = this.extras.openedInvoice;
    return html`<section class="distant" part="distant">
      ${
        opened?.id === open
          ? invoiceTable([opened], {
              ...this.rowContext([opened]),
              stale: false,
              sort: this.view.sort,
              name: distantName(),
            })
          : html`${this.extras.renderDetail(open)}
            ${button({ label: closeLabel(), click: () => this.views.toggle(open), part: 'button close' })}`
      }
    </section>`;
  }

  /** Opens an invoice that another one leads to, and takes the reader there: the way that was clicked goes away. */
  private async openRelated(invoiceId: string): Promise<void> {
    this.views.toggle(invoiceId);
    await this.updateComplete;
    this.focusOn(`[aria-controls="detail-${invoiceId}"], .distant .button`);
  }

  /** The button that was used is gone with its row: the next row has the focus, or else the list. */
  private async focusOnExport(index: number): Promise<void> {
    await this.updateComplete;
    const { renderRoot } = this;
    const left = renderRoot.querySelectorAll<HTMLElement>('.exports [part~=remove]');
    (left[Math.min(index, left.length - 1)] ?? renderRoot.querySelector<HTMLElement>('.search input'))?.focus();
  }

  private renderSummary(): TemplateResult | typeof nothing {
    const { value, state } = this.loader.summary;
    if (state === 'failed') return summaryFailure(() => this.loader.reloadSummary());
    if (value) return openSummary(value, this.locale.formats);
    return state === 'pending' ? skeletonSummary() : nothing;
  }

  private renderPager({ page, view }: ShownList): TemplateResult {
    const isLong = page.total === null || page.total > Math.min(...pageSizes);
    return pager({
      range: page.items.length > 0 ? this.range : '',
      hasPrevious: view.page > 1,
      hasNext: page.nextCursor !== null,
      previous: () => this.turnTo(view.page - 1),
      next: () => this.turnTo(view.page + 1),
      limit: this.view.limit,
      resize: isLong ? (limit) => this.views.resize(limit) : undefined,
    });
  }

  private turnTo(page: number): void {
    this.views.turnTo(page, this.loader.cursorOf(page));
  }

  private renderState(): TemplateResult {
    const { isForbidden, failure, shown } = this.loader;
    if (isForbidden) {
      return failureNotice({ kind: 'not-allowed', code: 'capability_missing', requestId: undefined }, () => undefined);
    }
    if (failure) return this.renderFailure(failure);
    return shown ? this.renderData(shown) : this.renderLoading();
  }

  protected override render(): TemplateResult {
    return html`<div
      class=${this.locale.isPending ? 'root awaiting' : 'root'}
      part="root"
      lang=${this.locale.tag}
      tabindex="-1"
    >
      ${this.renderState()}${this.extras.renderDialog()}${this.actions.renderDialog()}
      <p class="hidden" role="status">${this.announcement}</p>
    </div>`;
  }
}

/** What Download gives: the readable document. */
function readableFile({ files }: InvoiceListItem): InvoiceFile | undefined {
  return files.find(({ kind }) => kind === 'pdf') ?? files[0];
}
