import { consume } from '@lit/context';
import { localized } from '@lit/localize';
import type { BillingClient } from '@portico/client';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { clientContext } from '../../context/client-context.js';
import { versionsContext, type ResourceVersions } from '../../context/versions-context.js';
import { LocaleController } from '../../controllers/locale-controller.js';
import { BillingErrorEvent } from '../../events/billing-error-event.js';
import { BillingInvoicesOpenEvent } from '../../events/billing-invoices-open-event.js';
import { BillingLoadEvent } from '../../events/billing-load-event.js';
import { closeDialog } from '../../ui/close-dialog.js';
import { AcceptedInvoice } from './accepted-invoice.js';
import { quoteCard } from './quote-card.js';
import { failureCard, loadingText, quoteSkeleton } from './quote-notices.js';
import { QuoteSection } from './quote-section.js';
import { renewalQuoteStyles } from './renewal-quote.styles.js';

/**
 * @summary The quote for the next term of a subscription: ask for it, watch it come, download, send and accept it.
 * @since 0.2.0
 * @status experimental
 *
 * @event {BillingLoadEvent} billing-load - It is known how the quote stands.
 * @event {BillingErrorEvent} billing-error - Something could not be loaded or done; the element shows it.
 * @event {BillingInvoicesOpenEvent} billing-invoices-open - The user wants to see or pay the invoice of an accepted quote;
 *   show `<billing-invoices>` with `event.view`.
 *
 * @csspart root - Everything.
 * @csspart card - The card; also `quote`.
 * @csspart status - The status of the quote.
 * @csspart lines - What the quote is made of.
 * @csspart button - Any button; also `request`, `download`, `accept`, `send`, `purchase-order`, `retry`, `withdraw`,
 *   `invoice`, `submit`, `stay`, `step`, `discard` or `done`.
 * @csspart dialog - The dialog over the page; also `quote-request`, `quote-acceptance`, `quote-purchase-order`,
 *   `quote-withdrawal` or `send`.
 * @csspart preview - What is expected to be quoted, before asking.
 * @csspart notice - The text in place of data.
 * @csspart skeleton - What stands there while it loads.
 *
 * @cssproperty [--billing-font-family=inherit] - Font; the host's by default.
 * @cssproperty [--billing-font-size=14px] - Size of text.
 * @cssproperty [--billing-font-size-small=12.5px] - Size of labels and small print.
 * @cssproperty [--billing-line-height=20px] - Line height of text.
 * @cssproperty [--billing-font-weight=400] - Weight of text.
 * @cssproperty [--billing-font-weight-medium=500] - Weight of buttons.
 * @cssproperty [--billing-font-weight-strong=600] - Weight of titles and figures.
 * @cssproperty --billing-color-text - Text.
 * @cssproperty --billing-color-muted - Less important text.
 * @cssproperty [--billing-color-surface=transparent] - Background of the element.
 * @cssproperty --billing-color-raised - Background of fields and dialogs.
 * @cssproperty --billing-color-hover - Background of a button under the pointer.
 * @cssproperty --billing-color-hairline - Lines around cards and buttons.
 * @cssproperty --billing-color-rule - Stronger lines.
 * @cssproperty --billing-color-accent - Colour of actions and progress.
 * @cssproperty --billing-color-on-accent - Text on the accent colour.
 * @cssproperty --billing-color-focus - Ring around what has the focus; the accent colour by default.
 * @cssproperty --billing-color-positive - Ready, accepted.
 * @cssproperty --billing-color-warning - Checked by the seller, no longer valid.
 * @cssproperty --billing-color-danger - Declined, failed, errors.
 * @cssproperty --billing-color-skeleton - Bars that stand for what is loading.
 * @cssproperty [--billing-space=4px] - Unit of all distances.
 * @cssproperty [--billing-radius=8px] - Corners of surfaces.
 * @cssproperty [--billing-button-height=30px] - Smallest height of a button.
 * @cssproperty [--billing-button-radius=6px] - Corners of buttons.
 * @cssproperty [--billing-button-background=transparent] - Background of buttons.
 * @cssproperty --billing-button-color - Text of buttons; the accent colour by default.
 * @cssproperty --billing-button-border-color - Border of buttons; the hairline colour by default.
 *
 * @example
 * <billing-provider api-url="https://billing.example.com"><renewal-quote subscription-id="sub_1"></renewal-quote></billing-provider>
 */
@localized()
export class RenewalQuoteElement extends LitElement {
  static override styles = renewalQuoteStyles;

  @consume({ context: clientContext, subscribe: true })
  @state()
  private providedClient: BillingClient | undefined;

  @consume({ context: versionsContext, subscribe: true })
  @state()
  private versions: ResourceVersions | undefined;

  /** The client to use; unset, the provider's. */
  @property({ attribute: false }) client: BillingClient | undefined;

  /** Id of the subscription to renew; until it is set, the element waits. */
  @property({ attribute: 'subscription-id' }) subscriptionId: string | undefined;

  /** @internal The current moment in milliseconds, for tests. */
  @property({ attribute: false }) now: () => number = Date.now;

  @state() private announcement = '';
  @query('dialog[open]') private readonly openDialog!: HTMLDialogElement | null;

  private readonly locale = new LocaleController(this);
  private readonly section = new QuoteSection(
    this,
    {
      client: () => this.activeClient,
      versions: () => this.versions,
      locale: this.locale,
      subscriptionId: () => this.subscriptionId || undefined,
      now: () => this.now(),
      canRequest: () => true,
      reload: () => undefined,
      failed: (error) => void this.dispatchEvent(new BillingErrorEvent(error)),
      announce: (text) => void (this.announcement = text),
      focus: (selector) => this.focusOn(selector),
      closeDialog: () => this.openDialog && closeDialog(this.openDialog),
      showInvoices: (view) => void this.dispatchEvent(new BillingInvoicesOpenEvent(view)),
    },
    () => this.dispatchEvent(new BillingLoadEvent('renewalQuotes')),
  );
  private readonly invoice = new AcceptedInvoice(this, {
    client: () => this.activeClient,
    capabilities: () => this.section.quotes.capabilities,
    invoiceId: () => this.invoiceId,
    version: () => this.versions?.invoices,
  });

  private hadFocus = false;

  override willUpdate(): void {
    this.hadFocus = Boolean(this.shadowRoot?.activeElement);
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    // What had the focus is gone with what was shown: a keyboard goes on from the title.
    if (this.hadFocus && !this.shadowRoot?.activeElement) this.focusOn('.card-title');
  }

  private get activeClient(): BillingClient | undefined {
    return this.client ?? this.providedClient;
  }

  private get invoiceId(): string | undefined {
    return this.section.quotes.quote?.acceptance?.invoiceId ?? undefined;
  }

  private focusOn(selector: string): void {
    const { renderRoot } = this;
    renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private readonly handleRetry = (): void => {
    this.announcement = loadingText();
    this.focusOn('.card-title');
    void this.section.quotes.reload();
  };

  private readonly handleShowInvoice = (): void => {
    const { invoiceId } = this;
    if (invoiceId !== undefined) this.dispatchEvent(new BillingInvoicesOpenEvent({ open: invoiceId }));
  };

  private renderCard(): TemplateResult | typeof nothing {
    const { isForbidden, isKnown, failure, capabilities } = this.section.quotes;
    if (isForbidden) return nothing;
    const canStay = failure?.kind === 'error' || failure?.kind === 'offline';
    if (failure && !(isKnown && canStay)) return failureCard(failure, this.handleRetry);
    if (!isKnown) return quoteSkeleton();
    const maySee = this.invoiceId !== undefined && capabilities.includes('invoices:read');
    return quoteCard({
      section: this.section,
      formats: this.locale.formats,
      invoice: this.invoice.value,
      showInvoice: maySee ? this.handleShowInvoice : undefined,
    });
  }

  protected override render(): TemplateResult {
    return html`<div class=${this.locale.isPending ? 'root awaiting' : 'root'} part="root" lang=${this.locale.tag}>
      ${this.renderCard()}${this.section.renderDialog() ?? nothing}
      <p class="hidden" role="status">${this.announcement}</p>
    </div>`;
  }
}
