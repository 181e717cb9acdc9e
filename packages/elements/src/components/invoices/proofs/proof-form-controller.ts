import type {
  BillingClient,
  BillingError,
  InvoiceListItem,
  PaymentProof,
  PaymentProofDetails,
  PaymentProofUpload,
} from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import { failureFrom, reportable, type Failure } from '../../../controllers/failure.js';
import { MutationController } from '../../../controllers/mutation-controller.js';
import { checkFile, type FileProblem } from './file-check.js';

/** What the customer has filled in; kept until it was sent. */
export interface ProofForm {
  isOpen: boolean;
  /** The subscription that is to come back. */
  subscriptionId: string | undefined;
  /** Unpaid invoices; undefined while they load. */
  invoices: readonly InvoiceListItem[] | undefined;
  chosen: ReadonlySet<string>;
  file: File | undefined;
  fileProblem: FileProblem | undefined;
  /** Whether something is over the place to drop a file. */
  isDropTarget: boolean;
  /** ISO date, or empty. */
  paidOn: string;
  reference: string;
  note: string;
  /** Whether sending was tried: only then is what is missing complained of. */
  wasTried: boolean;
  /** Share of the file that has been sent, from 0 to 1; undefined when nothing is being sent. */
  progress: number | undefined;
  /** Why the invoices could not be listed, or the proof not be sent. */
  failure: Failure | undefined;
}

/** What the form depends on, and whom it tells. */
export interface ProofFormOptions {
  client: () => BillingClient | undefined;
  failed: (error: BillingError) => void;
  /** The proof has arrived. */
  submitted: () => void;
  /** Closes the dialog that the form is in; `closed` follows. */
  closeDialog: () => void;
  /** Sending was tried, and this is missing first of all. */
  missing: (what: 'file' | 'invoices') => void;
}

const empty: ProofForm = {
  isOpen: false,
  subscriptionId: undefined,
  invoices: undefined,
  chosen: new Set(),
  file: undefined,
  fileProblem: undefined,
  isDropTarget: false,
  paidOn: '',
  reference: '',
  note: '',
  wasTried: false,
  progress: undefined,
  failure: undefined,
};

/** Fills in and sends a proof of payment. */
export class ProofFormController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ProofFormOptions;
  readonly #sending: MutationController<Sent, PaymentProof>;
  #form = empty;

  constructor(host: ReactiveControllerHost, given: ProofFormOptions) {
    this.#host = host;
    this.#options = given;
    this.#sending = new MutationController(host, ({ billing, proof }, options) =>
      billing.paymentProofs.create(proof, {
        ...options,
        onProgress: (progress) => this.change({ progress }),
      }),
    );
  }

  get form(): ProofForm {
    return this.#form;
  }

  /** Shows the form; what was filled in before is still there. */
  async open(subscriptionId: string | undefined): Promise<void> {
    this.change({ isOpen: true, subscriptionId, failure: undefined });
    const client = this.#options.client();
    if (!client) return;
    try {
      const query = {
        status: ['open', 'overdue', 'partly_paid'],
        type: 'invoice',
        sort: 'dueDate',
        limit: 50,
      } as const;
      const { items } = await client.invoices.list({ ...query, status: [...query.status] });
      const overdue = items.filter(({ status }) => status === 'overdue').map(({ id }) => id);
      const known = new Set(items.map(({ id }) => id));
      const kept = [...this.#form.chosen].filter((id) => known.has(id));
      this.change({ invoices: items, chosen: new Set(kept.length > 0 ? kept : overdue) });
    } catch (cause) {
      this.#fail(cause);
    }
  }

  /** Closes the dialog without waiting for the event that says so, which pages in the background get late. */
  leave(): void {
    this.#options.closeDialog();
    this.closed();
  }

  /** The dialog is closed; what is being sent is not waited for. */
  closed(): void {
    this.#sending.abort();
    this.change({ isOpen: false });
  }

  /** Changes what is filled in. */
  change(part: Partial<ProofForm>): void {
    this.#form = { ...this.#form, ...part };
    this.#host.requestUpdate();
  }

  choose(invoiceId: string, isChosen: boolean): void {
    const chosen = new Set(this.#form.chosen);
    if (isChosen) chosen.add(invoiceId);
    else chosen.delete(invoiceId);
    this.change({ chosen });
  }

  async takeFile(file: File | undefined): Promise<void> {
    if (!file) return;
    const fileProblem = await checkFile(file);
    // A file that cannot be sent does not push out a good one.
    this.change(fileProblem ? { fileProblem } : { file, fileProblem: undefined, failure: undefined });
  }

  /** Sends the proof, unless something is missing or it is being sent already. */
  async submit(): Promise<void> {
    const client = this.#options.client();
    const { file, chosen, progress } = this.#form;
    if (!client || progress !== undefined) return;
    if (!file || chosen.size === 0) {
      this.change({ wasTried: true });
      this.#options.missing(file ? 'invoices' : 'file');
      return;
    }
    this.change({ progress: 0, failure: undefined });
    const details = this.#details();
    const intention = JSON.stringify([details, file.name, file.size, file.lastModified]);
    const { result, error } = await this.#sending.run({ billing: client, proof: { details, file } }, intention);
    this.change({ progress: undefined });
    if (error) this.#fail(error);
    if (!result) return;
    this.#form = empty;
    this.leave();
    this.#options.submitted();
  }

  #details(): PaymentProofDetails {
    const { chosen, subscriptionId, paidOn, reference, note } = this.#form;
    return {
      invoiceIds: [...chosen],
      ...(subscriptionId ? { subscriptionId } : {}),
      ...(paidOn ? { paidOn } : {}),
      ...(reference.trim() ? { reference: reference.trim() } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
    };
  }

  #fail(cause: unknown): void {
    const error = reportable(cause);
    if (!error) throw cause;
    this.#form = { ...this.#form, failure: failureFrom(error) };
    this.#options.failed(error);
    this.#host.requestUpdate();
  }
}

interface Sent {
  billing: BillingClient;
  proof: PaymentProofUpload;
}
