import { consume } from '@lit/context';
import { localized } from '@lit/localize';
import { Task, TaskStatus } from '@lit/task';
import type { BillingClient, InvoiceListItem, InvoicePage } from '@portico/client';
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
import { amountColumns } from './amount-columns.js';
import { emptyNotice, failureNotice, summaryFailure } from './invoice-notices.js';
import { InvoicePages } from './invoice-pages.js';
import { loadSummary, mayReadInvoices } from './invoice-requests.js';
import { invoiceTable, skeletonTable } from './invoice-table.js';
import { downloadAnnouncement, loadingAnnouncement, pageAnnouncement, rangeText } from './invoice-texts.js';
import { completedView, defaultView } from './invoice-view.js';
import { invoicesStyles } from './invoices.styles.js';
import { openSummary, skeletonSummary } from './open-summary.js';
import { pager } from './pager.js';

/** Rows that the skeleton has at most: about what a laptop screen holds. */
const skeletonRows = 12;

/**
 * @summary The invoices and credit notes of a customer: what is open, the list, and a document to download per row.
 * @since 0.1.0
 * @status stable
 *
 * @event {BillingLoadEvent} billing-load - The list or the summary has been loaded.
 * @event {BillingErrorEvent} billing-error - Something could not be loaded or downloaded; the element shows it.
 * @event {BillingDownloadEvent} billing-download - The user wants a document; `preventDefault()` hands it to the host.
 * @event {BillingViewChangeEvent} billing-view-change - The user has turned the page.
 *
 * @csspart root - Everything.
 * @csspart summary - What is open, above the list.
 * @csspart open-amount - One open amount.
 * @csspart table - The list.
 * @csspart row - One invoice or credit note.
 * @csspart number - Its number.
 * @csspart status - Its status.
 * @csspart amount - Its total.
 * @csspart button - Any button; also `download`, `retry`, `previous` or `next`.
 * @csspart pager - Range and page buttons.
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
 * @cssproperty [--billing-row-height=44px] - Smallest height of a row.
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

  /** Page, order, filter and rows per page. Plain data, so that a host can keep it in its URL; parts may be left out. */
  @property({ attribute: false })
  get view(): InvoiceView {
    return this.currentView;
  }
  set view(view: Partial<InvoiceView> | undefined) {
    const next = completedView(view);
    if (JSON.stringify(next) !== JSON.stringify(this.currentView)) this.currentView = next;
  }

  @query('.root') private root: HTMLElement | null | undefined;

  @state() private announcement = '';
  @state() private currentView = defaultView;

  private readonly locale = new LocaleController(this);
  private readonly downloads = new DownloadController(this);
  private readonly pages = new InvoicePages();
  private shown: { page: InvoicePage; view: InvoiceView } | undefined;
  private listFailure: Failure | undefined;
  private turned = false;
  private interrupted = false;

  private readonly list = new Task(this, {
    args: () => [this.activeClient, this.currentView, this.versions?.invoices] as const,
    task: ([client, view], { signal }) => this.loadList(client, view, signal),
    onComplete: (isAllowed) => this.handleListLoaded(isAllowed),
    onError: (error) => {
      this.listFailure = this.handleLoadError(error);
    },
  });

  private readonly summary = new Task(this, {
    args: () => [this.activeClient, this.versions?.invoices] as const,
    task: ([client], { signal }) => loadSummary(client, signal),
    onError: (error) => void this.handleLoadError(error),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.handleOnline);
    if (this.interrupted) this.load();
    this.interrupted = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.handleOnline);
    this.interrupted = [this.list, this.summary].some(({ status }) => status === TaskStatus.PENDING);
    this.list.abort();
    this.summary.abort();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('client') || changed.has('providedClient')) this.shown = undefined;
  }

  private get activeClient(): BillingClient | undefined {
    return this.client ?? this.providedClient;
  }

  private async loadList(client: BillingClient | undefined, view: InvoiceView, signal: AbortSignal): Promise<boolean> {
    if (!client) return new Promise(() => undefined);
    if (!(await mayReadInvoices(client, signal))) return false;
    this.shown = { page: await this.pages.load(client.invoices, view, signal), view };
    return true;
  }

  private load(): void {
    void this.list.run();
    void this.summary.run();
  }

  private turnTo(page: number): void {
    const cursor = this.pages.cursorOf(page);
    const { cursor: _, ...view } = this.currentView;
    this.view = { ...view, page, ...(cursor ? { cursor } : {}) };
    this.turned = true;
    this.dispatchEvent(new BillingViewChangeEvent(this.currentView));
  }

  private readonly handleOnline = (): void => {
    if (this.failure?.kind === 'offline') this.load();
  };

  private handleListLoaded(isAllowed: boolean): void {
    if (this.turned) this.presentTurnedPage();
    if (isAllowed) this.dispatchEvent(new BillingLoadEvent('invoices'));
  }

  private presentTurnedPage(): void {
    this.turned = false;
    this.announcement = pageAnnouncement(this.range);
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: 'start' });
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
    this.root?.focus({ preventScroll: true });
    this.load();
  }

  private async handleDownload(invoice: InvoiceListItem): Promise<void> {
    const client = this.activeClient;
    const file = invoice.files.find(({ kind }) => kind === 'pdf') ?? invoice.files[0];
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

  private get failure(): Failure | undefined {
    return this.list.status === TaskStatus.ERROR ? this.listFailure : undefined;
  }

  private get range(): string {
    if (!this.shown) return '';
    const { page, view } = this.shown;
    const first = (view.page - 1) * view.limit + 1;
    return rangeText(first, first + page.items.length - 1, page.total, this.locale.formats);
  }

  private renderLoading(): TemplateResult {
    return html`${skeletonSummary()}${skeletonTable(Math.min(this.currentView.limit, skeletonRows))}
      <p class="hidden">${loadingAnnouncement()}</p>`;
  }

  private renderFailure(failure: Failure): TemplateResult {
    const canStay = failure.kind === 'error' || failure.kind === 'offline';
    const problem = failureNotice(failure, () => this.handleRetry());
    return this.shown && canStay ? html`${problem}${this.renderData(this.shown)}` : problem;
  }

  private renderData({ page, view }: NonNullable<typeof this.shown>): TemplateResult {
    const stale = this.list.status === TaskStatus.PENDING;
    const rows = {
      formats: this.locale.formats,
      columns: amountColumns(page.items),
      downloadOf: ({ id }: InvoiceListItem) => this.downloads.stateOf(id),
      download: (invoice: InvoiceListItem) => void this.handleDownload(invoice),
    };
    return html`${this.renderSummary()}
    ${
      page.items.length > 0
        ? invoiceTable(page.items, rows, stale)
        : emptyNotice(view.page > 1 || view.status.length > 0)
    }
    ${page.items.length > 0 || view.page > 1 ? this.renderPager(page, view) : nothing}`;
  }

  private renderSummary(): TemplateResult | typeof nothing {
    return this.summary.render({
      pending: () => (this.summary.value ? openSummary(this.summary.value, this.locale.formats) : skeletonSummary()),
      complete: (summary) => (summary ? openSummary(summary, this.locale.formats) : nothing),
      error: () => summaryFailure(() => void this.summary.run()),
    }) as TemplateResult | typeof nothing;
  }

  private renderPager(page: InvoicePage, view: InvoiceView): TemplateResult {
    return pager({
      range: page.items.length > 0 ? this.range : '',
      hasPrevious: view.page > 1,
      hasNext: page.nextCursor !== null,
      previous: () => this.turnTo(view.page - 1),
      next: () => this.turnTo(view.page + 1),
    });
  }

  private renderState(): TemplateResult {
    const { status, value } = this.list;
    if (status === TaskStatus.COMPLETE && value === false) {
      return failureNotice({ kind: 'not-allowed', code: 'capability_missing', requestId: undefined }, () => undefined);
    }
    const { failure } = this;
    if (failure) return this.renderFailure(failure);
    return this.shown ? this.renderData(this.shown) : this.renderLoading();
  }

  protected override render(): TemplateResult {
    return html`<div
      class=${this.locale.isPending ? 'root awaiting' : 'root'}
      part="root"
      lang=${this.locale.tag}
      tabindex="-1"
    >
      ${this.renderState()}
      <p class="hidden" role="status">${this.announcement}</p>
    </div>`;
  }
}
