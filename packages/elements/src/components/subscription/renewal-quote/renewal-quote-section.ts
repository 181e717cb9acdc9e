import type { Subscription } from '@portico/client';
import type { LitElement } from 'lit';
import { MenuController } from '../../../ui/menu-controller.js';
import { AcceptedInvoice } from '../../renewal-quote/accepted-invoice.js';
import { quoteCard } from '../../renewal-quote/quote-card.js';
import { failureCard, quoteSkeleton } from '../../renewal-quote/quote-notices.js';
import { QuoteSection } from '../../renewal-quote/quote-section.js';
import type { DetailOptions } from '../detail/detail-options.js';
import type { Section } from '../section.js';
import { moreOptions } from './more-options.js';

/** Statuses in which another term can be quoted. */
const quotable: ReadonlySet<Subscription['status']> = new Set(['active', 'past_due', 'cancels_at_term_end']);

/** The renewal quote of the open subscription: More options beside its name, a card, and dialogs. */
export class RenewalQuoteSection implements Section {
  readonly #options: DetailOptions;
  readonly #section: QuoteSection;
  readonly #invoice: AcceptedInvoice;
  readonly #menu: MenuController;

  constructor(host: LitElement, options: DetailOptions) {
    this.#options = options;
    this.#menu = new MenuController(host);
    this.#section = new QuoteSection(host, {
      ...options,
      subscriptionId: () => options.subscription()?.id,
      canRequest: () => canRequest(options.subscription()),
    });
    this.#invoice = new AcceptedInvoice(host, {
      client: options.client,
      capabilities: options.capabilities,
      invoiceId: () => this.#invoiceId,
      version: () => options.versions()?.invoices,
    });
  }

  /** The button with what can be done now; nothing where that is nothing at all. */
  renderMenu(): unknown {
    return moreOptions({ section: this.#section, controller: this.#menu });
  }

  /** The newest quote; undefined while there is none. */
  renderCard(): unknown {
    const { quotes } = this.#section;
    if (quotes.isForbidden) return undefined;
    if (quotes.failure && !quotes.isKnown) return failureCard(quotes.failure, () => void quotes.reload());
    if (!quotes.isKnown) return this.#options.subscription()?.openQuoteId ? quoteSkeleton() : undefined;
    if (!quotes.quote) return undefined;
    const id = this.#invoiceId;
    const maySee = this.#options.capabilities().includes('invoices:read');
    return quoteCard({
      section: this.#section,
      formats: this.#options.locale.formats,
      invoice: this.#invoice.value,
      showInvoice: maySee && id !== undefined ? () => this.#options.showInvoices({ open: id }) : undefined,
    });
  }

  renderDialog(): unknown {
    return this.#section.renderDialog();
  }

  get #invoiceId(): string | undefined {
    return this.#section.quotes.quote?.acceptance?.invoiceId ?? undefined;
  }
}

function canRequest(subscription: Subscription | undefined): boolean {
  return subscription !== undefined && quotable.has(subscription.status) && !subscription.agreedRenewal;
}
