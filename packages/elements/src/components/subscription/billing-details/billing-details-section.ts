import type { Capability } from '@portico/client';
import type { LitElement } from 'lit';
import { addStyles } from '../../../internal/late-styles.js';
import { failureText } from '../../../localization/failure-texts.js';
import { buttonStyles } from '../../../ui/button.styles.js';
import { cardStyles } from '../../../ui/card.styles.js';
import { statusBadgeStyles } from '../../../ui/status-badge.styles.js';
import type { Section, SectionOptions } from '../section.js';
import { AddressFormats } from './address-formats.js';
import { detailsCard } from './details-card.js';
import { detailsCardStyles } from './details-card.styles.js';
import { DetailsController } from './details-controller.js';
import type { EditorContext } from './editor/editor-context.js';
import type { editorDialog } from './editor/editor-dialog.js';
import { savedText } from './saved-text.js';

/** The dialog that edits, once it was needed. */
interface EditorPart {
  context: EditorContext;
  dialog: typeof editorDialog;
}

const pencil = '[part~=edit-billing-details]';

/** The billing details of the customer: a card, and a dialog that edits them. */
export class BillingDetailsSection implements Section {
  readonly #host: LitElement;
  readonly #options: SectionOptions;
  readonly #details: DetailsController;
  readonly #formats: AddressFormats;
  #editor: EditorPart | undefined;
  #isOpening = false;

  constructor(host: LitElement, options: SectionOptions) {
    const { client, versions, failed } = options;
    this.#host = host;
    this.#options = options;
    this.#details = new DetailsController(host, {
      client,
      isWanted: () => options.subscription() !== undefined && this.#may('billing_details:read'),
      version: () => versions()?.billingDetails,
      failed,
    });
    this.#formats = new AddressFormats(host, { client, failed });
  }

  renderCard(): unknown {
    if (!this.#may('billing_details:read')) return undefined;
    addStyles(this.#host.renderRoot as ShadowRoot, cardStyles, buttonStyles, statusBadgeStyles, detailsCardStyles);
    const { read, failure } = this.#details;
    const details = read?.value;
    return detailsCard({
      details,
      format: details && this.#formats.get(details.address.country),
      failure,
      locale: this.#options.locale,
      retry: () => this.#details.retry(),
      edit: this.#may('billing_details:manage') ? () => void this.#open() : undefined,
      isOpening: this.#isOpening,
    });
  }

  renderDialog(): unknown {
    const state = this.#editor?.context.controller.state;
    return this.#editor && state ? this.#editor.dialog(state, this.#editor.context) : undefined;
  }

  async #open(): Promise<void> {
    if (this.#isOpening) return;
    this.#isOpening = true;
    this.#host.requestUpdate();
    try {
      this.#editor ??= await this.#loadEditor();
      const { read } = this.#details;
      if (read) this.#editor.context.controller.open(read);
    } catch {
      this.#options.announce(failureText('network_error'));
    } finally {
      this.#isOpening = false;
      this.#host.requestUpdate();
    }
  }

  /** Fetches what only editing needs. */
  async #loadEditor(): Promise<EditorPart> {
    const part = await import('./editor/editor-part.js');
    addStyles(this.#host.renderRoot as ShadowRoot, ...part.styles);
    const { client, versions, locale, failed, focus, announce } = this.#options;
    const controller = new part.EditorController(this.#host, {
      client,
      version: () => versions()?.billingDetails,
      addressFormats: this.#formats,
      formats: () => locale.formats,
      failed,
      read: (read) => this.#details.take(read),
      focus,
    });
    const context: EditorContext = {
      controller,
      addressFormats: this.#formats,
      comboboxes: new part.ComboboxController(this.#host),
      locale,
      saved: () => {
        announce(savedText());
        focus(pencil);
      },
    };
    return { context, dialog: part.editorDialog };
  }

  #may(capability: Capability): boolean {
    return this.#options.capabilities().includes(capability);
  }
}
