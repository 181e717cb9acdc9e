import { msg, str } from '@lit/localize';
import { mostRecipients } from '../internal/mail-addresses.js';
import type { RecipientProblem } from '../internal/recipient-list.js';

/** What a screen reader hears when addresses have become chips. */
export function addedText(addresses: readonly string[]): string {
  const list = addresses.join(', ');
  return msg(str`${list} added`, { desc: 'Spoken when mail addresses were added; holds them. Feminine in French.' });
}

/** What a screen reader hears when a chip was taken away. */
export function removedText(address: string): string {
  return msg(str`${address} removed`, {
    desc: 'Spoken when a mail address was removed; holds it. Feminine in French.',
  });
}

/** Accessible name of the button in a chip. */
export function removeName(address: string): string {
  return msg(str`Remove ${address}`, { desc: 'Accessible name of a button; holds its visible word.' });
}

/** What is wrong with the addresses and what to do. */
export function recipientProblemText(problem: RecipientProblem): string {
  switch (problem.kind) {
    case 'no-address':
      return msg(str`“${problem.text}” is not a mail address. Write it like name@example.com.`, {
        desc: 'Error: what was typed is no mail address.',
      });
    case 'refused':
      return msg(str`Mail cannot be sent to “${problem.text}”. Remove it or write it differently.`, {
        desc: 'Error: the server does not take a mail address.',
      });
    case 'too-many': {
      const most = String(mostRecipients);
      return msg(str`One mail can have at most ${most} recipients. Send it first, then the rest.`, {
        desc: 'Error: too many mail addresses.',
      });
    }
    case 'missing':
      return msg('Enter at least one mail address.', { desc: 'Error: no mail address was entered.' });
  }
}

/** Asks whether an address is a slip. */
export function meantText(address: string, meant: string): string {
  return msg(str`${address}: did you mean ${meant}?`, {
    desc: 'A mail address may be a slip; holds it and the right one.',
  });
}

/** Takes the address that was likely meant. */
export function useText(meant: string): string {
  return msg(str`Use ${meant}`, { desc: 'Button that takes the suggested mail address.' });
}

/** Keeps an address that looks like a slip. */
export function keepText(address: string): string {
  return msg(str`Keep ${address}`, { desc: 'Button that keeps a mail address that looks like a slip.' });
}
