import type { Delivery, InvoiceListItem } from '@portico/client';
import type { Failure } from '../../../controllers/failure.js';
import type { RecipientList } from '../../../internal/recipient-list.js';

/** What the user has entered about a mail, and what became of it. */
export interface SendForm extends RecipientList {
  invoices: readonly InvoiceListItem[];
  /** By address, the one that was likely meant. */
  suggestions: ReadonlyMap<string, string>;
  /** Language of the mail, as a BCP 47 tag. */
  locale: string;
  withOriginal: boolean;
  message: string;
  /** Whether the user is being asked to give up what was entered. */
  isLeaving: boolean;
  failure: Failure | undefined;
  /** What becomes of the mail, once it is on its way. */
  delivery: Delivery | undefined;
  /** What a screen reader hears of the last change. */
  announcement: string;
}

/** A form for these invoices with nothing entered. */
export function emptyForm(invoices: readonly InvoiceListItem[], locale: string): SendForm {
  return {
    invoices,
    recipients: [],
    typed: '',
    problem: undefined,
    suggestions: new Map(),
    locale,
    withOriginal: false,
    message: '',
    isLeaving: false,
    failure: undefined,
    delivery: undefined,
    announcement: '',
  };
}

/** Whether something would be lost by closing. */
export function hasEntries({ recipients, typed, message, delivery }: SendForm): boolean {
  return !delivery && (recipients.length > 0 || typed.trim() !== '' || message.trim() !== '');
}

/** Whether the invoices have a structured original that can go along. */
export function hasOriginal({ invoices }: SendForm): boolean {
  return invoices.some(({ files }) => files.some(({ kind }) => kind === 'original'));
}
