import type { AddressFormat } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import { likelyMeant } from '../../../../internal/likely-meant.js';
import {
  removeRecipient,
  replaceRecipient,
  type RecipientList,
  type TakenRecipients,
} from '../../../../internal/recipient-list.js';
import { addedText, removedText } from '../../../../localization/recipient-texts.js';
import type { AddressFormats } from '../address-formats.js';
import { isSame, type DetailsField, type DetailsValues, type TextField } from '../details-values.js';
import { matchPostalCode } from '../postal-pattern.js';
import type { EditorState } from './editor-state.js';
import { addressProblem, type FieldProblem } from './field-problems.js';
import type { TaxIdChecker } from './tax-id-checker.js';

/** What the form works with. */
export interface EditorFormOptions {
  formats: AddressFormats;
  checker: TaxIdChecker;
}

/** Keeps what stands in the form while it is edited. */
export class EditorForm {
  readonly #host: ReactiveControllerHost;
  readonly #options: EditorFormOptions;
  #state: EditorState | undefined;

  constructor(host: ReactiveControllerHost, options: EditorFormOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Undefined while the dialog is closed. */
  get state(): EditorState | undefined {
    return this.#state;
  }

  /** How addresses of the chosen country are written, once that is known. */
  get format(): AddressFormat | undefined {
    return this.#state && this.#options.formats.get(this.#state.values.country);
  }

  /** Shows something else in the form, or nothing any more. */
  show(state: EditorState | undefined): void {
    this.#state = state;
    this.#host.requestUpdate();
  }

  change(part: Partial<EditorState>): void {
    if (this.#state) this.show({ ...this.#state, ...part });
  }

  /** Writes a field; what was said against it no longer counts. */
  write(part: Partial<DetailsValues>): void {
    if (!this.#state) return;
    const problems = new Map(this.#state.problems);
    for (const field of Object.keys(part)) problems.delete(field as DetailsField);
    this.change({ values: { ...this.#state.values, ...part }, problems });
  }

  writeText(field: TextField, text: string): void {
    this.write({ [field]: text });
  }

  writeLine(index: number, text: string): void {
    const lines = [...(this.#state?.values.lines ?? [])];
    while (lines.length <= index) lines.push('');
    lines[index] = text;
    this.write({ lines });
  }

  /** Chooses a country. What was typed stays, and is shown again where a form has a field for it. */
  chooseCountry(country: string): void {
    const state = this.#state;
    if (!state || country === state.values.country) return;
    const { values } = state;
    const isList = this.format?.fields.some(({ field, options }) => field === 'subdivision' && options !== null);
    const subdivisions = new Map(state.subdivisions).set(values.country, values.subdivision);
    const subdivision = subdivisions.get(country) ?? (isList ? '' : values.subdivision);
    const { lines, dependentLocality, city, postalCode, sortingCode, taxId } = values;
    this.write({ country, subdivision, lines, dependentLocality, city, postalCode, sortingCode, taxId });
    this.change({ subdivisions });
    this.checkTaxId();
  }

  /** The user goes on: now it can be said what is wrong with a postal code. */
  leavePostalCode(): void {
    const { values } = this.#state ?? {};
    const field = this.format?.fields.find((one) => one.field === 'postalCode');
    if (!field || !values || values.postalCode.trim() === '') return;
    const problem = addressProblem(field, values);
    if (problem) this.blame('postalCode', problem);
    else this.writeText('postalCode', matchPostalCode(values.postalCode, field.pattern).value);
  }

  /** Takes one side's word for a field that both have changed. */
  chooseSide(field: DetailsField, side: 'yours' | 'theirs'): void {
    const { meanwhile, values } = this.#state ?? {};
    if (!meanwhile || !values) return;
    // What was typed since comes back when the user chooses it again.
    const isTyped = !isSame(field, values, meanwhile.theirs);
    const yours = isTyped ? { ...meanwhile.yours, [field]: values[field] } : meanwhile.yours;
    this.change({ meanwhile: { ...meanwhile, yours } });
    this.write({ [field]: { yours, theirs: meanwhile.theirs }[side][field] });
  }

  /** Has the tax id checked as it stands there. */
  checkTaxId(): void {
    const { country, taxId } = this.#state?.values ?? {};
    if (country && taxId) void this.#options.checker.check(country, taxId);
  }

  /** Says what is wrong with a field. */
  blame(field: DetailsField, problem: FieldProblem): void {
    if (this.#state) this.change({ problems: new Map(this.#state.problems).set(field, problem) });
  }

  /** The mail addresses and what is typed beside them. */
  get recipientList(): RecipientList {
    const problem = this.#state?.problems.get('invoiceRecipients');
    return {
      recipients: this.#state?.values.invoiceRecipients ?? [],
      typed: this.#state?.typedRecipient ?? '',
      problem: problem?.kind === 'recipients' ? problem.problem : undefined,
    };
  }

  /** @returns whether nothing is wrong with the list */
  takeRecipients({ recipients, typed, problem, added }: TakenRecipients): boolean {
    this.write({ invoiceRecipients: recipients });
    if (problem) this.blame('invoiceRecipients', { kind: 'recipients', problem });
    this.change({ typedRecipient: typed, ...(added.length > 0 ? { announcement: addedText(added) } : {}) });
    for (const address of added) void this.#questionSlip(address);
    return problem === undefined;
  }

  /** Takes away the address at a place. */
  removeRecipient(index: number): void {
    const list = this.recipientList;
    const removed = list.recipients[index];
    if (removed === undefined) return;
    const { recipients, problem } = removeRecipient(list, index);
    this.write({ invoiceRecipients: recipients });
    if (problem) this.blame('invoiceRecipients', { kind: 'recipients', problem });
    this.change({ announcement: removedText(removed) });
  }

  /** Answers the question whether an address is a slip: with the one that was meant, or with the one that is there. */
  answerSlip(address: string, meant: string): void {
    if (!this.#state) return;
    const suggestions = new Map(this.#state.suggestions);
    suggestions.delete(address);
    const { recipients } = replaceRecipient(this.recipientList, address, meant);
    this.write({ invoiceRecipients: recipients });
    this.change({ suggestions, announcement: meant === address ? '' : addedText([meant]) });
  }

  async #questionSlip(address: string): Promise<void> {
    // Without the checker nothing is pointed out; the address is right until its server says otherwise.
    const meant = await likelyMeant(address).catch(() => undefined);
    if (meant === undefined || !this.#state) return;
    this.change({ suggestions: new Map(this.#state.suggestions).set(address, meant) });
  }
}
