import type { Delivery } from '@portico/client';
import type { Failure } from '../../controllers/failure.js';
import type { RecipientList } from '../../internal/recipient-list.js';
import type { Sendable } from './sendable.js';

/** What the user has entered about a mail, and what became of it. */
export interface SendForm extends RecipientList {
  sendable: Sendable;
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

/** A form for these documents with nothing entered. */
export function emptyForm(sendable: Sendable, locale: string): SendForm {
  return {
    sendable,
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
