import { consume } from '@lit/context';
import { localized } from '@lit/localize';
import type { BillingClient } from '@portico/client';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { clientContext } from '../../context/client-context.js';
import { versionsContext, type ResourceVersions } from '../../context/versions-context.js';
import { failureFrom, reportable, type Failure } from '../../controllers/failure.js';
import { LocaleController } from '../../controllers/locale-controller.js';
import { BillingErrorEvent } from '../../events/billing-error-event.js';
import { BillingInvoicesOpenEvent } from '../../events/billing-invoices-open-event.js';
import { BillingLoadEvent } from '../../events/billing-load-event.js';
import { BillingSubscriptionOpenEvent } from '../../events/billing-subscription-open-event.js';
import { addStyles } from '../../internal/late-styles.js';
import { LazyPart } from '../../internal/lazy-part.js';
import { ownAddress, returnedId } from '../../internal/return-address.js';
import type { SubscriptionDetail } from './detail/subscription-detail.js';
import { detailSkeleton } from './detail/detail-skeleton.js';
import { overview, overviewSkeleton } from './overview/overview.js';
import { SubscriptionLoader } from './subscription-loader.js';
import { emptyNotice, failureNotice, loadingText, unknownNotice } from './subscription-notices.js';
import { subscriptionStyles } from './subscription.styles.js';
import { closeDialog } from '../../ui/close-dialog.js';

/**
 * @summary The subscriptions of a customer: what they have, until when, what it costs next and how it is paid.
 * @since 0.2.0
 * @status experimental
 *
 * @event {BillingLoadEvent} billing-load - The overview or the open subscription has been loaded.
 * @event {BillingErrorEvent} billing-error - Something could not be loaded or done; the element shows it.
 * @event {BillingSubscriptionOpenEvent} billing-subscription-open - The user has opened a subscription, or gone back to the
 *   overview; keep `event.subscriptionId` in your URL and set it as `subscription-id` to come back.
 * @event {BillingInvoicesOpenEvent} billing-invoices-open - The user wants to see invoices; show `<billing-invoices>` with
 *   `event.view`.
 * @event {BillingNavigateEvent} billing-navigate - A page of the payment provider is about to open, for the `event.reason` that
 *   it names; `preventDefault()` leaves that to the host.
 * @event {BillingPaymentEvent} billing-payment - The user is back from paying a change; `preventDefault()` keeps the
 *   payment's id in the page's address.
 *
 * @csspart root - Everything.
 * @csspart overview - The list of several subscriptions.
 * @csspart subscription - One subscription in it.
 * @csspart status - The status of a subscription.
 * @csspart pager - The page buttons of the overview.
 * @csspart detail - The open subscription.
 * @csspart title - Its name.
 * @csspart more-options - What concerns it as a whole, beside its name.
 * @csspart summary - What is had, until when, what it costs next and how it is paid.
 * @csspart message - Something to know about it, above its cards.
 * @csspart card - A surface with a title; also `plan`, `renewal`, `price`, `payment-method`, `billing-address`,
 *   `quote` or `cancellation`.
 * @csspart button - Any button; also `manage`, `back`, `change`, `switch`, `calendar`, `cancel`, `undo`, `invoices`, `submit`,
 *   `stay`, `retry`, `previous`, `next`, `step`, `pay`, `other-method`, `add`, `replace`, `make-default`, `remove`, `keep`,
 *   `confirm`, `edit-payment-method`, `edit-billing-details`, `request`, `download`, `accept`, `send`, `purchase-order`,
 *   `withdraw`, `invoice` or `menu`.
 * @csspart menu-list - The menu that More options opens.
 * @csspart menu-item - One thing to do in it.
 * @csspart lines - What a renewal quote is made of.
 * @csspart dialog - The dialog over the page; also `decision`, `cancel`, `change`, `payment-methods`, `billing-details`,
 *   `quote-request`, `quote-acceptance`, `quote-purchase-order` or `quote-withdrawal`.
 * @csspart preview - What a change costs.
 * @csspart meanwhile - What somebody else has changed while the billing details were edited.
 * @csspart recipient - One mail address that gets invoices.
 * @csspart payment-method-row - One payment method in the dialog.
 * @csspart notice - The text in place of data.
 * @csspart skeleton - What stands there while it loads.
 *
 * @cssproperty [--billing-font-family=inherit] - Font; the host's by default.
 * @cssproperty [--billing-font-size=14px] - Size of text.
 * @cssproperty [--billing-font-size-small=12.5px] - Size of labels and small print.
 * @cssproperty [--billing-font-size-large=24px] - Size of the name of the open subscription.
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
 * @cssproperty --billing-color-accent - Colour of actions.
 * @cssproperty --billing-color-on-accent - Text on the accent colour.
 * @cssproperty --billing-color-focus - Ring around what has the focus; the accent colour by default.
 * @cssproperty --billing-color-positive - Active.
 * @cssproperty --billing-color-warning - Past due, cancelled.
 * @cssproperty --billing-color-danger - Inactive, errors.
 * @cssproperty --billing-color-danger-surface - Background of what is wrong.
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
 * <billing-provider api-url="https://billing.example.com"><billing-subscription></billing-subscription></billing-provider>
 */
@localized()
export class BillingSubscriptionElement extends LitElement {
  static override styles = subscriptionStyles;

  @consume({ context: clientContext, subscribe: true })
  @state()
  private providedClient: BillingClient | undefined;

  @consume({ context: versionsContext, subscribe: true })
  @state()
  private versions: ResourceVersions | undefined;

  /** The client to use; unset, the provider's. */
  @property({ attribute: false }) client: BillingClient | undefined;

  /** Id of the subscription that is open; unset, the overview, or the only subscription there is. */
  @property({ attribute: 'subscription-id' }) subscriptionId: string | undefined;

  /**
   * Where the payment page sends the browser afterwards; unset, this page as it is then. It must be of an origin that the
   * server allows.
   */
  @property({ attribute: 'payment-return-url' }) paymentReturnUrl: string | undefined;

  /** @internal The current moment in milliseconds, for tests. */
  @property({ attribute: false }) now: () => number = Date.now;

  @state() private announcement = '';
  @query('dialog[open]') private readonly openDialog!: HTMLDialogElement | null;

  private readonly locale = new LocaleController(this);
  private readonly loader = new SubscriptionLoader(this, {
    client: () => this.activeClient,
    subscriptionId: () => this.subscriptionId || undefined,
    version: () => this.versions?.subscriptions,
    loaded: () => this.dispatchEvent(new BillingLoadEvent('subscriptions')),
    failed: (cause) => this.handleLoadError(cause),
  });
  private readonly detail = new LazyPart<SubscriptionDetail>(this, () => this.loadDetail());

  /** What gets the focus as soon as it is there. */
  private awaitedFocus: string | undefined;
  private hadFocus = false;
  /** Whether the user comes back from a page of the payment provider; the address does not say so for long. */
  private readonly isReturning =
    (returnedId('billing_payment') ?? returnedId('billing_payment_method_setup')) !== undefined;

  override willUpdate(): void {
    this.hadFocus = Boolean(this.shadowRoot?.activeElement);
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.awaitedFocus !== undefined && this.focusOn(this.awaitedFocus)) this.awaitedFocus = undefined;
    else if (this.hadFocus && !this.shadowRoot?.activeElement) this.catchFocus();
  }

  private get activeClient(): BillingClient | undefined {
    return this.client ?? this.providedClient;
  }

  private async loadDetail(): Promise<SubscriptionDetail> {
    const part = await import('./detail/detail-part.js');
    addStyles(this.renderRoot as ShadowRoot, ...part.styles);
    return new part.SubscriptionDetail(this, {
      client: () => this.activeClient,
      versions: () => this.versions,
      locale: this.locale,
      capabilities: () => this.loader.capabilities,
      subscription: () => this.loader.read?.value,
      read: () => this.loader.read,
      take: (read) => this.loader.take(read),
      reload: () => void this.loader.reload(),
      refresh: () => this.loader.reload(),
      returnUrl: () => this.paymentReturnUrl ?? ownAddress(),
      failed: (error) => void this.dispatchEvent(new BillingErrorEvent(error)),
      announce: (text) => void (this.announcement = text),
      focus: (selector) => void this.focusOn(selector),
      closeDialog: () => this.openDialog && closeDialog(this.openDialog),
      now: () => this.now(),
      showInvoices: (view) => void this.dispatchEvent(new BillingInvoicesOpenEvent(view)),
    });
  }

  /** Gives the focus to what is there. @returns whether there is such a thing */
  private focusOn(selector: string): boolean {
    const { renderRoot } = this;
    const found = renderRoot.querySelector<HTMLElement>(selector);
    found?.focus({ preventScroll: selector === '.root' });
    return found !== null;
  }

  /** What had the focus is gone with what was read: a keyboard goes on from the name of what is shown. */
  private catchFocus(): void {
    if (!this.focusOn('.detail-title')) this.focusOn('.root');
  }

  private open(subscriptionId: string | undefined, focus: string): void {
    this.subscriptionId = subscriptionId;
    this.announcement = '';
    this.awaitedFocus = focus;
    this.focusOn('.root');
    this.dispatchEvent(new BillingSubscriptionOpenEvent(subscriptionId));
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: 'start' });
  }

  private readonly handleBack = (): void => {
    const left = this.subscriptionId;
    const manage = left === undefined ? undefined : `[data-subscription="${CSS.escape(left)}"] .button`;
    this.open(undefined, manage ?? '.root');
  };

  private readonly handleManage = (): void => {
    this.focusOn('#plan-title');
    const { renderRoot } = this;
    renderRoot.querySelector('.cards')?.scrollIntoView({ block: 'start' });
  };

  private readonly handleRetry = (): void => {
    this.announcement = loadingText();
    this.focusOn('.root');
    void this.loader.reload();
  };

  private handleLoadError(cause: unknown): Failure | undefined {
    const error = reportable(cause);
    if (error) this.dispatchEvent(new BillingErrorEvent(error));
    else if (!(cause instanceof DOMException && cause.name === 'AbortError')) reportError(cause);
    return error && failureFrom(error);
  }

  private renderLoading(isOpen: boolean): TemplateResult {
    return html`${isOpen ? detailSkeleton() : overviewSkeleton()}
      <p class="hidden">${loadingText()}</p>`;
  }

  /** A failure in place of data, or above what was read before when that may still be right. */
  private renderFailure(failure: Failure, shown: unknown): TemplateResult {
    const canStay = failure.kind === 'error' || failure.kind === 'offline';
    const problem = failureNotice(failure, this.handleRetry);
    return shown && canStay ? html`${problem}${shown}` : problem;
  }

  private renderDetail(): TemplateResult | undefined {
    const { read, isOnly } = this.loader;
    const detail = this.detail.get();
    if (!read || !detail) return undefined;
    return detail.render(read.value, {
      back: isOnly === true ? undefined : this.handleBack,
      manage: isOnly === true ? this.handleManage : undefined,
    });
  }

  private renderOpen(): TemplateResult {
    const { openFailure, isUnknown } = this.loader;
    if (isUnknown) return unknownNotice(this.handleBack);
    const shown = this.renderDetail();
    if (openFailure) return this.renderFailure(openFailure, shown);
    return shown ?? this.renderLoading(true);
  }

  private renderOverview(): TemplateResult {
    const { page, listFailure, hasPrevious, hasNext } = this.loader;
    const notices = this.isReturning ? this.detail.get()?.renderNotices() : nothing;
    if (!page) return listFailure ? this.renderFailure(listFailure, undefined) : this.renderLoading(false);
    const shown =
      page.items.length === 0 && !hasPrevious
        ? emptyNotice()
        : overview(page.items, {
            formats: this.locale.formats,
            now: this.now(),
            open: (id) => this.open(id, '.detail-title'),
            pages:
              hasPrevious || hasNext
                ? { hasPrevious, hasNext, turn: (direction) => this.loader.turn(direction) }
                : undefined,
          });
    return html`${notices ?? nothing}${listFailure ? this.renderFailure(listFailure, shown) : shown}`;
  }

  private renderState(): TemplateResult {
    const { isForbidden, openId } = this.loader;
    if (isForbidden) {
      return failureNotice({ kind: 'not-allowed', code: 'capability_missing', requestId: undefined }, this.handleRetry);
    }
    return openId === undefined ? this.renderOverview() : this.renderOpen();
  }

  protected override render(): TemplateResult {
    return html`<div
      class=${this.locale.isPending ? 'root awaiting' : 'root'}
      part="root"
      lang=${this.locale.tag}
      tabindex="-1"
    >
      ${this.renderState()}${this.loader.openId === undefined ? nothing : this.detail.get()?.renderDialog()}
      <p class="hidden" role="status">${this.announcement}</p>
    </div>`;
  }
}
