import type { BillingClient, BillingError, CancellationRequest } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureFrom, type Failure } from '../../../controllers/failure.js';
import { MutationController } from '../../../controllers/mutation-controller.js';
import type { DetailOptions } from '../detail/detail-options.js';
import type { ReadSubscription } from '../subscription-loader.js';
import { cancelledText } from './cancel-texts.js';

/** What the user has entered about a cancellation. */
export interface CancelForm {
  isOpen: boolean;
  reason: CancellationRequest['reason'] | undefined;
  comment: string;
  /** Whether it was sent without a reason. */
  isReasonMissing: boolean;
  /** Whether the server cannot keep the comment as it is. */
  isCommentRefused: boolean;
  failure: Failure | undefined;
}

interface Write {
  client: BillingClient;
  read: ReadSubscription;
  request: CancellationRequest;
}

const empty: CancelForm = {
  isOpen: false,
  reason: undefined,
  comment: '',
  isReasonMissing: false,
  isCommentRefused: false,
  failure: undefined,
};

/** Fills in and sends a cancellation. What was entered is kept when the dialog is closed, until another one is open. */
export class CancelController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: DetailOptions;
  readonly #writing: MutationController<Write, ReadSubscription>;
  #form = empty;
  #subscriptionId: string | undefined;

  constructor(host: ReactiveControllerHost, options: DetailOptions) {
    this.#host = host;
    this.#options = options;
    this.#writing = new MutationController(host, ({ client, read, request }, { signal }) =>
      client.subscriptions.cancel(read.value.id, request, { etag: read.etag, signal }),
    );
    host.addController(this);
  }

  /** What was entered; undefined while the dialog is closed, or another subscription is shown by now. */
  get form(): CancelForm | undefined {
    return this.#form.isOpen && this.#subscriptionId === this.#options.subscription()?.id ? this.#form : undefined;
  }

  /** Whether the cancellation is on its way. */
  get busy(): boolean {
    return this.#writing.busy;
  }

  hostDisconnected(): void {
    this.#form = { ...this.#form, isOpen: false };
  }

  /** Opens the dialog for the subscription that is open. */
  open(): void {
    const id = this.#options.subscription()?.id;
    this.#form = {
      ...(id === this.#subscriptionId ? this.#form : empty),
      isOpen: true,
      isCommentRefused: false,
      failure: undefined,
    };
    this.#subscriptionId = id;
    this.#host.requestUpdate();
  }

  /** The dialog is closed. */
  closed(): void {
    this.change({ isOpen: false, isReasonMissing: false });
  }

  /** Changes what is entered. */
  change(part: Partial<CancelForm>): void {
    this.#form = { ...this.#form, ...part };
    this.#host.requestUpdate();
  }

  /** Cancels, unless no reason is chosen. A subscription that was changed meanwhile is read again first, and stays. */
  async submit(): Promise<void> {
    const client = this.#options.client();
    const read = this.#options.read();
    const { reason, comment } = this.#form;
    if (!client || !read || this.busy) return;
    if (reason === undefined) {
      this.change({ isReasonMissing: true });
      this.#options.focus('.reasons input');
      return;
    }
    this.change({ failure: undefined, isReasonMissing: false, isCommentRefused: false });
    const said = comment.trim();
    const request: CancellationRequest = { reason, ...(said ? { comment: said } : {}) };
    const { result, error } = await this.#writing.run({ client, read, request });
    if (result) {
      this.#options.closeDialog();
      this.#form = empty;
      this.#options.take(result);
      this.#options.announce(cancelledText(result.value, this.#options.locale.formats));
    } else if (error) {
      if (error.status === 409 || error.status === 412) await this.#options.refresh();
      this.#refuse(error);
    }
  }

  #refuse(error: BillingError): void {
    const isCommentRefused = error.fields.some(({ pointer }) => pointer === '/comment');
    this.change(isCommentRefused ? { isCommentRefused } : { failure: failureFrom(error) });
    if (isCommentRefused) this.#options.focus('.comment textarea');
    this.#options.failed(error);
  }
}
