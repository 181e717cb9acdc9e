import type { BillingClient, BillingError, Delivery } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureFrom } from '../../controllers/failure.js';
import { MutationController } from '../../controllers/mutation-controller.js';
import { likelyMeant } from '../../internal/likely-meant.js';
import {
  removeRecipient,
  replaceRecipient,
  takeFinishedRecipient,
  takeRecipients,
  typeRecipients,
  type TakenRecipients,
} from '../../internal/recipient-list.js';
import { addedText, removedText } from '../../localization/recipient-texts.js';
import { DeliveryFollower } from './delivery-follower.js';
import { outcomeText } from './delivery-texts.js';
import { emptyForm, hasEntries, type SendForm } from './send-form.js';
import type { Mail, Sendable } from './sendable.js';

/** What sending depends on, and whom it tells. */
export interface SendOptions {
  client: () => BillingClient | undefined;
  /** Changes when mails may have changed. */
  version: () => unknown;
  failed: (error: BillingError) => void;
}

/** What is handed over. */
interface Sending {
  billing: BillingClient;
  sendable: Sendable;
  mail: Mail;
}

/** Fills in and sends a mail with documents, and follows what becomes of it. */
export class SendController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: SendOptions;
  readonly #sending: MutationController<Sending, Delivery>;
  readonly #follower: DeliveryFollower;
  #form: SendForm | undefined;

  constructor(host: ReactiveControllerHost, options: SendOptions) {
    this.#host = host;
    this.#options = options;
    this.#sending = new MutationController(host, ({ billing, sendable, mail }, write) =>
      sendable.send(billing, mail, write),
    );
    this.#follower = new DeliveryFollower({ ...options, changed: (delivery) => this.#show(delivery) });
    host.addController(this);
  }

  /** What is entered; undefined while the dialog is closed. */
  get form(): SendForm | undefined {
    return this.#form;
  }

  /** Whether the mail is being handed over. */
  get busy(): boolean {
    return this.#sending.busy;
  }

  /** Settles when what was changed is shown. */
  get shown(): Promise<unknown> {
    return this.#host.updateComplete;
  }

  hostUpdate(): void {
    this.#follower.look();
  }

  hostDisconnected(): void {
    this.#follower.end();
    this.#form = undefined;
  }

  /** Shows an empty form for these documents. */
  open(sendable: Sendable, locale: string): void {
    this.#form = emptyForm(sendable, locale);
    this.#host.requestUpdate();
  }

  /** Whether the dialog can close now; asks the user first when something would be lost. */
  leave(): boolean {
    if (!this.#form || this.busy) return !this.busy;
    if (!hasEntries(this.#form) || this.#form.isLeaving) return true;
    this.change({ isLeaving: true });
    return false;
  }

  /** Forgets the form, once the dialog is closed. */
  closed(): void {
    this.#follower.end();
    this.#form = undefined;
    this.#host.requestUpdate();
  }

  /** Changes what is entered. */
  change(part: Partial<SendForm>): void {
    if (!this.#form) return;
    this.#form = { ...this.#form, ...part };
    this.#host.requestUpdate();
  }

  /** Takes what was typed so far; a finished address becomes a chip as soon as something separates it. */
  type(text: string): void {
    if (this.#form) this.#changeRecipients(typeRecipients(this.#form, text));
  }

  /**
   * Makes chips of the addresses in a text. What is none stays in the field and is named.
   *
   * @returns whether everything has become a chip
   */
  take(text: string): boolean {
    return this.#form !== undefined && this.#changeRecipients(takeRecipients(this.#form, text));
  }

  /** Takes what was typed when it is an address, and leaves it alone otherwise. */
  takeFinished(): void {
    if (this.#form) this.#changeRecipients(takeFinishedRecipient(this.#form));
  }

  /** Takes a chip away. */
  remove(index: number): void {
    const removed = this.#form?.recipients[index];
    if (!this.#form || removed === undefined) return;
    this.change({ ...removeRecipient(this.#form, index), announcement: removedText(removed) });
  }

  /** Answers the question whether an address is a slip: with the one that was meant, or with the one that is there. */
  answer(address: string, meant: string): void {
    if (!this.#form) return;
    const suggestions = new Map(this.#form.suggestions);
    suggestions.delete(address);
    const { recipients } = replaceRecipient(this.#form, address, meant);
    this.change({ suggestions, recipients, announcement: meant === address ? '' : addedText([meant]) });
  }

  /** Sends the mail, unless an address is missing or wrong. */
  async submit(): Promise<void> {
    const billing = this.#options.client();
    if (!this.#form || !billing || this.busy) return;
    if (this.#form.typed.trim() !== '' && !this.take(this.#form.typed)) return;
    if (this.#form.recipients.length === 0) {
      this.change({ problem: { kind: 'missing' } });
      return;
    }
    this.change({ failure: undefined, problem: undefined });
    const { sendable } = this.#form;
    const mail = mailOf(this.#form);
    const intention = JSON.stringify([sendable.key, mail]);
    const { result, error } = await this.#sending.run({ billing, sendable, mail }, intention);
    if (error) this.#refuse(error);
    if (!result || !this.#form) return;
    this.#show(result);
    this.#follower.follow(result, sendable.read);
  }

  #changeRecipients({ added, ...list }: TakenRecipients): boolean {
    this.change({ ...list, ...(added.length > 0 ? { announcement: addedText(added) } : {}) });
    for (const address of added) void this.#check(address);
    return list.problem === undefined;
  }

  #show(delivery: Delivery): void {
    const before = this.#form?.delivery?.status;
    const announcement = delivery.status === before ? this.#form?.announcement : outcomeText(delivery);
    this.change({ delivery, announcement: announcement ?? '' });
  }

  #refuse(error: BillingError): void {
    const refused = error.fields.flatMap(({ pointer }) => {
      const index = /^\/recipients\/(\d+)$/.exec(pointer)?.[1];
      return index === undefined ? [] : (this.#form?.recipients[Number(index)] ?? []);
    });
    const [first] = refused;
    if (first === undefined) this.change({ failure: failureFrom(error) });
    else this.change({ problem: { kind: 'refused', text: first } });
    this.#options.failed(error);
  }

  async #check(address: string): Promise<void> {
    // Without the checker nothing is pointed out; the address is right until its server says otherwise.
    const meant = await likelyMeant(address).catch(() => undefined);
    if (meant === undefined || !this.#form?.recipients.includes(address)) return;
    this.change({ suggestions: new Map([...this.#form.suggestions, [address, meant]]) });
  }
}

function mailOf({ sendable, recipients, locale, message: typed, withOriginal }: SendForm): Mail {
  const message = typed.trim();
  return {
    content: { recipients: [...recipients], locale, ...(message ? { message } : {}) },
    withOriginal: withOriginal && sendable.hasOriginal,
  };
}
