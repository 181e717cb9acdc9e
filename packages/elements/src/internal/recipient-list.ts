import { addAddresses, isAddress, readText } from './mail-addresses.js';

/** Why addresses cannot be taken as they are. */
export type RecipientProblem =
  | { kind: 'no-address'; text: string }
  | { kind: 'refused'; text: string }
  | { kind: 'too-many'; left: number }
  | { kind: 'missing' };

/** The addresses that were entered, and what stands in the field beside them. */
export interface RecipientList {
  recipients: readonly string[];
  /** What stands in the address field and is no chip yet. */
  typed: string;
  problem: RecipientProblem | undefined;
}

/** What has become of a list, and the addresses that are new in it. */
export interface TakenRecipients extends RecipientList {
  added: readonly string[];
}

/** Takes what was typed so far; a finished address becomes a chip as soon as something separates it. */
export function typeRecipients(list: RecipientList, text: string): TakenRecipients {
  const ends = /[,;]/.test(text) || (/\s/.test(text) && readText(text).faults.length === 0);
  return ends ? takeRecipients(list, text) : { ...list, typed: text, problem: undefined, added: [] };
}

/** Makes chips of the addresses in a text. What is none stays in the field and is named. */
export function takeRecipients({ recipients: before }: RecipientList, text: string): TakenRecipients {
  const { addresses, faults } = readText(text);
  const { recipients, left } = addAddresses(before, addresses);
  const [fault] = faults;
  const problem: RecipientProblem | undefined =
    left.length > 0
      ? { kind: 'too-many', left: left.length }
      : fault === undefined
        ? undefined
        : { kind: 'no-address', text: fault };
  return { recipients, typed: [...faults, ...left].join(' '), problem, added: recipients.slice(before.length) };
}

/** Takes what was typed when it is an address, and leaves it alone otherwise. */
export function takeFinishedRecipient(list: RecipientList): TakenRecipients {
  const typed = list.typed.trim();
  return isAddress(typed) ? takeRecipients(list, typed) : { ...list, added: [] };
}

/** Takes a chip away; what is said of text in the field stays. */
export function removeRecipient(list: RecipientList, index: number): RecipientList {
  const recipients = list.recipients.filter((_, position) => position !== index);
  return { ...list, recipients, problem: list.problem?.kind === 'no-address' ? list.problem : undefined };
}

/** Puts an address in the place of another one; the same one twice counts once. */
export function replaceRecipient(list: RecipientList, address: string, meant: string): RecipientList {
  const replaced = list.recipients.map((recipient) => (recipient === address ? meant : recipient));
  return { ...list, recipients: addAddresses([], replaced).recipients };
}
