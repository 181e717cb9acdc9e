import type { BillingClient, RenewalQuote } from '@portico/client';
import type { LitElement } from 'lit';
import { DownloadController } from '../../controllers/download-controller.js';
import type { Failure } from '../../controllers/failure.js';
import { MutationController } from '../../controllers/mutation-controller.js';
import { addStyles } from '../../internal/late-styles.js';
import { failureText } from '../../localization/failure-texts.js';
import { QuoteController } from './quote-controller.js';
import { quoteDialogs, type DialogAction, type QuoteDialog } from './quote-dialogs.js';
import type { QuoteOptions } from './quote-options.js';
import { possibleActions, type QuoteAction } from './quote-rules.js';
import { changeAnnouncement, savedAnnouncement } from './quote-texts.js';

/** The newest quote of a subscription and what can be done about it, for a card or a menu to show. */
export class QuoteSection {
  readonly #host: LitElement;
  readonly #options: QuoteOptions;
  readonly #downloads: DownloadController;
  readonly #retrying: MutationController<{ billing: BillingClient; id: string }, RenewalQuote>;
  readonly #dialogs = new Map<QuoteAction, QuoteDialog>();
  #opening: QuoteAction | undefined;
  readonly quotes: QuoteController;

  /** @param loaded it is known for the first time how things stand */
  constructor(host: LitElement, options: QuoteOptions, loaded: () => void = () => undefined) {
    const { client, subscriptionId, versions, now, failed } = options;
    this.#host = host;
    this.#options = options;
    this.#downloads = new DownloadController(host);
    this.#retrying = new MutationController(host, ({ billing, id }, write) => billing.renewalQuotes.retry(id, write));
    this.quotes = new QuoteController(host, {
      client,
      subscriptionId,
      now,
      failed,
      loaded,
      version: () => versions()?.renewalQuotes,
      changed: (quote) => options.announce(changeAnnouncement(quote, options.locale.formats)),
    });
  }

  /** What can be done now, the most likely first; empty until it is known how things stand. */
  get actions(): readonly QuoteAction[] {
    const { isKnown, quote, capabilities } = this.quotes;
    if (!isKnown) return [];
    const possible = possibleActions(quote, capabilities, this.#options.now());
    return this.#options.canRequest() ? possible : possible.filter((action) => action !== 'request');
  }

  /** Whether an action has begun and shows nothing else yet. */
  isBusy(action: QuoteAction): boolean {
    if (action === 'download') return this.#download.busy;
    return action === 'retry' ? this.#retrying.busy : this.#opening === action;
  }

  /** Why the last download, or the last try to have it prepared again, led to nothing. */
  get failure(): Failure | undefined {
    return this.#download.failure ?? (this.quotes.quote?.status === 'failed' ? this.#retrying.failure : undefined);
  }

  /** Does something about the quote: at once where nothing has to be asked, otherwise in the dialog of the action. */
  async start(action: QuoteAction): Promise<void> {
    if (action === 'download') return this.#save();
    if (action === 'retry') return this.#retry();
    if (this.#opening !== undefined) return;
    this.#setOpening(action);
    try {
      const dialog = this.#dialogs.get(action) ?? (await this.#load(action));
      dialog.open();
    } catch {
      this.#options.announce(failureText('network_error'));
    } finally {
      this.#setOpening(undefined);
    }
  }

  /** The dialog that is open; undefined when none is. */
  renderDialog(): unknown {
    return [...this.#dialogs.values()].find(({ isOpen }) => isOpen)?.render();
  }

  get #download() {
    return this.#downloads.stateOf(this.quotes.quote?.id ?? '');
  }

  #setOpening(action: QuoteAction | undefined): void {
    this.#opening = action;
    this.#host.requestUpdate();
  }

  async #load(action: DialogAction): Promise<QuoteDialog> {
    const part = await quoteDialogs[action]();
    addStyles(this.#host.renderRoot as ShadowRoot, ...part.styles);
    const dialog = part.create(this.#host, {
      ...this.#options,
      quotes: this.quotes,
      start: (next) => this.start(next),
    });
    this.#dialogs.set(action, dialog);
    return dialog;
  }

  async #save(): Promise<void> {
    const client = this.#options.client();
    const { quote } = this.quotes;
    if (!client || !quote?.document) return;
    const result = await this.#downloads.start({
      id: quote.id,
      filename: quote.document.file.filename,
      load: (signal) => client.renewalQuotes.file(quote.id, undefined, { signal }),
    });
    if (result === undefined) return;
    if (typeof result === 'string') {
      this.#options.announce(savedAnnouncement(result));
      return;
    }
    this.#options.announce(failureText(result.code));
    this.#options.failed(result);
  }

  async #retry(): Promise<void> {
    const billing = this.#options.client();
    const { quote } = this.quotes;
    if (!billing || !quote) return;
    const { result, error } = await this.#retrying.run({ billing, id: quote.id });
    if (result) this.quotes.take(result);
    if (!error) return;
    this.#options.announce(failureText(error.code));
    this.#options.failed(error);
    // Somebody else may have had it prepared, or has withdrawn it.
    if (error.status === 409) await this.quotes.reload();
  }
}
