import { msg } from '@lit/localize';
import type { BillingClient, BillingError, Capability, ExportRequest, InvoiceListItem } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import type { ResourceVersions } from '../../context/versions-context.js';
import type { LocaleController } from '../../controllers/locale-controller.js';
import { LazyPart } from '../../internal/lazy-part.js';
import { DetailController } from './detail/detail-controller.js';
import type { invoiceDetail } from './detail/invoice-detail.js';
import { exportNewsText, exportRemovedText, exportStartedText } from './exports/export-texts.js';
import { exportTray } from './exports/export-tray.js';
import { ExportsController } from './exports/exports-controller.js';
import { inactiveNotice, restoredText } from './proofs/inactive-notice.js';
import type { proofDialog } from './proofs/proof-dialog.js';
import { ProofFormController } from './proofs/proof-form-controller.js';
import { proofSubmittedText } from './proofs/proof-texts.js';
import { ProofsController } from './proofs/proofs-controller.js';
import type { InvoiceSelection } from './invoice-selection.js';
import type { SelectionAction } from './selection-bar.js';
import { exportRefusal } from './selection-refusals.js';

/** What the parts around the list depend on, and whom they tell. */
export interface InvoiceExtrasOptions {
  client: () => BillingClient | undefined;
  versions: () => ResourceVersions | undefined;
  locale: LocaleController;
  capabilities: () => readonly Capability[];
  /** The invoice that is open. */
  openInvoice: () => string | undefined;
  toggle: (invoiceId: string) => void;
  failed: (error: BillingError) => void;
  /** Says something to a screen reader. */
  announce: (text: string) => void;
  /** Closes the dialog that is open. */
  closeDialog: () => void;
  /** Gives the focus to what is there already. */
  focus: (selector: string) => void;
  /** The focus was on an export that is gone: gives it to what is now in its place. */
  focusOnExport: (index: number) => void;
}

/** The parts around the list: the open invoice, files made in the background, and proofs of payment. */
export class InvoiceExtras {
  readonly #options: InvoiceExtrasOptions;
  readonly #detail: DetailController;
  readonly #exports: ExportsController;
  readonly #proofs: ProofsController;
  readonly #form: ProofFormController;
  readonly #detailPart: LazyPart<typeof invoiceDetail>;
  readonly #dialogPart: LazyPart<typeof proofDialog>;

  constructor(host: ReactiveControllerHost, options: InvoiceExtrasOptions) {
    const { client, versions, failed, announce } = options;
    this.#options = options;
    this.#detail = new DetailController(host, {
      client,
      invoiceId: options.openInvoice,
      version: () => `${String(versions()?.invoices)} ${String(versions()?.activity)}`,
      failed,
    });
    this.#exports = new ExportsController(host, {
      client,
      version: () => versions()?.exports,
      failed,
      started: () => announce(exportStartedText()),
      finished: (exported, savedAs) => announce(exportNewsText(exported, savedAs)),
      removed: (exported, index) => {
        announce(exportRemovedText(exported));
        options.focusOnExport(index);
      },
    });
    this.#proofs = new ProofsController(host, {
      client,
      version: () => `${String(versions()?.paymentProofs)} ${String(versions()?.subscriptions)}`,
      failed,
      restored: (subscriptions) => announce(restoredText(subscriptions)),
    });
    this.#form = new ProofFormController(host, {
      client,
      failed,
      closeDialog: options.closeDialog,
      missing: (what) => options.focus(what === 'file' ? '.file-button input' : '.proof-invoices input'),
      submitted: () => {
        announce(proofSubmittedText());
        this.#proofs.refresh();
      },
    });
    this.#detailPart = new LazyPart(host, async () => (await import('./detail/invoice-detail.js')).invoiceDetail);
    this.#dialogPart = new LazyPart(host, async () => (await import('./proofs/proof-dialog.js')).proofDialog);
  }

  /** What can be done with the marked invoices. */
  selectionActions(selection: InvoiceSelection): SelectionAction[] {
    if (!this.#options.capabilities().includes('exports:create')) return [];
    const busy = this.#exports.state.starting;
    const refusal = exportRefusal(selection);
    const start = (format: ExportRequest['format']) => () => {
      void this.#exports.start({ format, selection: selection.chosen, locale: this.#options.locale.tag });
    };
    return [
      {
        label: msg('Download ZIP', { desc: 'Button: download the marked invoices with all their files.' }),
        icon: 'download',
        busy,
        refusal,
        click: start('zip'),
      },
      {
        label: msg('Download CSV', { desc: 'Button: download the marked invoices as a table.' }),
        busy,
        refusal,
        click: start('csv'),
      },
    ];
  }

  /** The open invoice, once it is known. */
  get openedInvoice(): InvoiceListItem | undefined {
    return this.#detail.state.invoice;
  }

  renderDetail(invoiceId: string): unknown {
    const { locale, toggle, client } = this.#options;
    const { state, preview } = this.#detail;
    return this.#detailPart.get()?.(state, {
      formats: locale.formats,
      locale: locale.tag,
      open: toggle,
      retry: () => this.#detail.retry(),
      togglePreview: () => {
        const billing = client();
        if (state.preview.isOpen || !billing) preview.close();
        else void preview.open((page, signal) => billing.invoices.preview(invoiceId, page, { signal }));
      },
    });
  }

  /** The files that were asked for. */
  renderExports(): unknown {
    const { locale } = this.#options;
    return exportTray(this.#exports.state, {
      formats: locale.formats,
      locale: locale.tag,
      download: (exported) => void this.#exports.download(exported),
      remove: (exported) => void this.#exports.remove(exported),
    });
  }

  /** What is switched off for payment default, and the proofs against that. */
  renderProofs(): unknown {
    const { state } = this.#proofs;
    return inactiveNotice(state, {
      formats: this.#options.locale.formats,
      upload: () => {
        const [only, ...others] = state.inactive;
        void this.#form.open(others.length === 0 ? only?.id : undefined);
      },
    });
  }

  /** The dialog that is open over the list. */
  renderDialog(): unknown {
    const { form } = this.#form;
    if (!form.isOpen) return undefined;
    return this.#dialogPart.get()?.(form, {
      formats: this.#options.locale.formats,
      controller: this.#form,
      today: new Date().toISOString().slice(0, 10),
    });
  }
}
