import type { Capability, Subscription } from '@portico/client';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { DownloadController } from '../../../controllers/download-controller.js';
import { LazyPart } from '../../../internal/lazy-part.js';
import { addStyles } from '../../../internal/late-styles.js';
import { ArrearsController } from '../arrears/arrears-controller.js';
import { arrearsNotice } from '../arrears/arrears-notice.js';
import { BillingDetailsSection } from '../billing-details/billing-details-section.js';
import { cancelCard } from '../cancel/cancel-card.js';
import { CancelController } from '../cancel/cancel-controller.js';
import { ChangeSection } from '../change/change-section.js';
import { DecisionController, type Decision } from '../decisions/decision-controller.js';
import { standingNotices } from '../decisions/standing-notices.js';
import { PaymentMethodsSection } from '../payment-methods/payment-methods-section.js';
import type { RenewalQuoteSection } from '../renewal-quote/renewal-quote-section.js';
import { renewalCard } from '../renewal/renewal-card.js';
import { calendarSavedText } from '../renewal/renewal-texts.js';
import { writeFailureText } from '../write-failure-texts.js';
import type * as dialogs from './detail-dialogs.js';
import { detailHead, type DetailHead } from './detail-head.js';
import type { DetailOptions } from './detail-options.js';
import { glance } from './glance.js';
import { planCard } from './plan-card.js';
import { priceCard } from './price-card.js';

type DetailDialogs = typeof dialogs;

/** One subscription with all its facts, and what can be done with it. */
export class SubscriptionDetail {
  readonly #options: DetailOptions;
  readonly #change: ChangeSection;
  readonly #paymentMethods: PaymentMethodsSection;
  readonly #billingDetails: BillingDetailsSection;
  readonly #decisions: DecisionController;
  readonly #cancel: CancelController;
  readonly #arrears: ArrearsController;
  readonly #calendar: DownloadController;
  readonly #dialogs: LazyPart<DetailDialogs>;
  readonly #quotes: LazyPart<RenewalQuoteSection>;

  constructor(host: LitElement, options: DetailOptions) {
    this.#options = options;
    this.#change = new ChangeSection(host, options);
    this.#paymentMethods = new PaymentMethodsSection(host, options);
    this.#billingDetails = new BillingDetailsSection(host, options);
    this.#decisions = new DecisionController(host, options);
    this.#cancel = new CancelController(host, options);
    this.#arrears = new ArrearsController(host, options);
    this.#calendar = new DownloadController(host);
    this.#dialogs = new LazyPart(host, () => import('./detail-dialogs.js'));
    this.#quotes = new LazyPart(host, async () => {
      const part = await import('../renewal-quote/renewal-quote-part.js');
      addStyles(host.renderRoot as ShadowRoot, ...part.styles);
      return new part.RenewalQuoteSection(host, options);
    });
  }

  /** The subscription that is open. */
  render(subscription: Subscription, head: Pick<DetailHead, 'back' | 'manage'>): TemplateResult {
    const { formats } = this.#options.locale;
    const quotes = this.#quote;
    return html`<article class="detail" part="detail" aria-labelledby="subscription-title">
      ${detailHead({ ...head, subscription, moreOptions: quotes?.renderMenu() })} ${this.renderNotices()}
      ${this.#renderStanding(subscription)} ${glance(subscription, formats)}
      <div class="cards">
        <div class="column">
          ${planCard(subscription, { formats, change: this.#change.renderButton() })}
          ${priceCard(subscription, formats)} ${this.#paymentMethods.renderCard() ?? nothing}
        </div>
        <div class="column">
          ${this.#renderRenewal(subscription)} ${quotes?.renderCard() ?? nothing}
          ${this.#billingDetails.renderCard() ?? nothing} ${this.#renderCancel(subscription)}
        </div>
      </div>
    </article>`;
  }

  /** How what the user comes back from stands: a change, or a new payment method. */
  renderNotices(): TemplateResult {
    return html`${this.#change.renderNotice() ?? nothing} ${this.#paymentMethods.renderNotice() ?? nothing}`;
  }

  /** The dialog that is open. */
  renderDialog(): unknown {
    return (
      this.#change.renderDialog() ??
      this.#paymentMethods.renderDialog() ??
      this.#billingDetails.renderDialog() ??
      this.#quote?.renderDialog() ??
      this.#renderOwnDialog()
    );
  }

  /** What concerns the renewal quote; undefined where the session may not see quotes, and until its code has come. */
  get #quote(): RenewalQuoteSection | undefined {
    return this.#may('quotes:read') ? this.#quotes.get() : undefined;
  }

  get #mayManage(): boolean {
    return this.#may('subscription:manage');
  }

  #may(capability: Capability): boolean {
    return this.#options.capabilities().includes(capability);
  }

  #ask(decision: Decision): void {
    this.#dialogs.get();
    this.#decisions.ask(decision);
  }

  #renderStanding(subscription: Subscription): TemplateResult {
    const { locale, showInvoices } = this.#options;
    const { formats } = locale;
    return html`${arrearsNotice(subscription, {
      formats,
      invoices: this.#arrears.invoices,
      isRead: this.#arrears.isRead,
      show: this.#may('invoices:read') ? showInvoices : undefined,
    })}
    ${standingNotices(subscription, { formats, ask: this.#mayManage ? (decision) => this.#ask(decision) : undefined })}`;
  }

  #renderRenewal(subscription: Subscription): TemplateResult {
    const { locale, now } = this.#options;
    return renewalCard(subscription, {
      formats: locale.formats,
      now: now(),
      toggle: this.#mayManage ? () => this.#ask(subscription.autoRenew ? 'end' : 'renew') : undefined,
      calendar: this.#calendar.stateOf(subscription.id),
      addToCalendar: () => void this.#saveCalendar(subscription),
    });
  }

  #renderCancel(subscription: Subscription): unknown {
    if (!this.#mayManage) return nothing;
    const { locale, now } = this.#options;
    const cancel = (): void => this.#cancel.open();
    return cancelCard(subscription, { formats: locale.formats, now: now(), cancel }) ?? nothing;
  }

  #renderOwnDialog(): unknown {
    const { locale, now, subscription: current } = this.#options;
    const { formats } = locale;
    const subscription = current();
    const { open } = this.#decisions;
    const { form } = this.#cancel;
    if (!subscription || (!open && !form)) return undefined;
    const parts = this.#dialogs.get();
    if (open) {
      return parts?.decisionDialog(open, { controller: this.#decisions, subscription, formats, now: now() });
    }
    return form && parts?.cancelDialog(form, { controller: this.#cancel, subscription, formats });
  }

  async #saveCalendar({ id }: Subscription): Promise<void> {
    const client = this.#options.client();
    if (!client) return;
    const result = await this.#calendar.start({
      id,
      filename: 'notice-deadline.ics',
      load: (signal) => client.subscriptions.noticeCalendar(id, { signal }),
    });
    if (result === undefined) return;
    if (typeof result === 'string') {
      this.#options.announce(calendarSavedText());
      return;
    }
    const { failure } = this.#calendar.stateOf(id);
    if (failure) this.#options.announce(writeFailureText(failure));
    if (result.status === 409) await this.#options.refresh();
    this.#options.failed(result);
  }
}
