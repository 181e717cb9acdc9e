import type { BillingClient, BillingError } from '@portico/client';
import { reportable } from '../../../../controllers/failure.js';
import type { Formats } from '../../../../localization/format.js';
import type { ReadDetails } from '../details-controller.js';
import type { EditorForm } from './editor-form.js';
import { takeOver } from './editor-state.js';
import { changedText } from './editor-texts.js';

/** What reading again depends on, and whom it tells. */
export interface FreshDetailsOptions {
  client: () => BillingClient | undefined;
  formats: () => Formats;
  form: EditorForm;
  /** The details were read again. */
  read: (read: ReadDetails) => void;
  refused: (error: BillingError) => Promise<void>;
}

/** Whether others have changed something, and whether the form shows it; `failed` when that is not known. */
export type News = 'none' | 'hidden' | 'shown' | 'failed';

/** Reads the details while they are being edited, and puts what is stored now under what was typed. */
export class FreshDetails {
  readonly #options: FreshDetailsOptions;

  constructor(options: FreshDetailsOptions) {
    this.#options = options;
  }

  /** Reads because a write has to be based on it. */
  async read(): Promise<News> {
    return this.#read({ isDropped: () => false, refused: this.#options.refused });
  }

  /** Reads because others may have changed something. What goes wrong is not worth a word. */
  async look(isBusy: () => boolean): Promise<News> {
    return this.#read({ isDropped: isBusy, refused: () => Promise.resolve() });
  }

  async #read({
    isDropped,
    refused,
  }: {
    isDropped: () => boolean;
    refused: FreshDetailsOptions['refused'];
  }): Promise<News> {
    const { client, form } = this.#options;
    const billing = client();
    const before = form.state?.base.etag;
    if (!billing) return 'failed';
    try {
      const read = await billing.billingDetails.get();
      // Something newer may have come meanwhile.
      return form.state?.base.etag === before && !isDropped() ? this.#takeOver(read) : 'failed';
    } catch (cause) {
      const error = reportable(cause);
      if (!error) throw cause;
      await refused(error);
      return 'failed';
    }
  }

  #takeOver(read: ReadDetails): News {
    const { form, formats } = this.#options;
    if (!form.state || read.etag === form.state.base.etag) return 'none';
    const part = takeOver(form.state, read);
    const { meanwhile } = part;
    form.change(part);
    if (meanwhile) form.change({ announcement: changedText(meanwhile.who, formats().instant(meanwhile.at)) });
    this.#options.read(read);
    return meanwhile ? 'shown' : 'hidden';
  }
}
