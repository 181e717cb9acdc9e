import type { LitElement } from 'lit';
import { DownloadController } from '../../controllers/download-controller.js';
import type { Failure } from '../../controllers/failure.js';
import { addStyles } from '../../internal/late-styles.js';
import { failureText } from '../../localization/failure-texts.js';
import { QuoteController } from './quote-controller.js';
import { quoteDialogs, type QuoteDialog } from './quote-dialogs.js';
import type { QuoteOptions } from './quote-options.js';
import { possibleActions, type QuoteAction } from './quote-rules.js';
import { changeAnnouncement, savedAnnouncement } from './quote-texts.js';

/** The newest quote of a subscription and what can be done about it, for a card or a menu to show. */
export class QuoteSection {
  readonly #host: LitElement;
  readonly #options: QuoteOptions;
  readonly #downloads: DownloadController;
  readonly #dialogs = new Map<QuoteAction, QuoteDialog>();
  #opening: QuoteAction | undefined;
  readonly quotes: QuoteController;

  /** @param loaded it is known for the first time how things stand */
  constructor(host: LitElement, options: QuoteOptions, loaded: () => void = () => undefined) {
    const { client, subscriptionId, versions, now, failed } = options;
    this.#host = host;
    this.#options = options;
    this.#downloads = new DownloadController(host);
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
    return possibleActions(quote, capabilities, this.#options.now()).filter(
      (action) => action === 'download' || quoteDialogs[action] !== undefined,
    );
  }

  /** Whether an action has begun and shows nothing else yet. */
  isBusy(action: QuoteAction): boolean {
    return action === 'download' ? this.#download.busy : this.#opening === action;
  }

  /** Why the last download failed. */
  get downloadFailure(): Failure | undefined {
    return this.#download.failure;
  }

  /** Does something about the quote: saves its file, or opens the dialog of the action. */
  async start(action: QuoteAction): Promise<void> {
    if (action === 'download') return this.#save();
    if (this.#opening !== undefined) return;
    this.#setOpening(action);
    try {
      const dialog = this.#dialogs.get(action) ?? (await this.#load(action));
      dialog?.open();
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

  async #load(action: QuoteAction): Promise<QuoteDialog | undefined> {
    const part = await quoteDialogs[action]?.();
    if (!part) return undefined;
    addStyles(this.#host.renderRoot as ShadowRoot, ...part.styles);
    const dialog = part.create(this.#host, { ...this.#options, quotes: this.quotes });
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
}
