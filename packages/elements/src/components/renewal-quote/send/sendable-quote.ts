import { msg, str } from '@lit/localize';
import type { RenewalQuote } from '@portico/client';
import type { Sendable } from '../../send/sendable.js';
import { sendFailureText } from './send-failures.js';

/** A renewal quote as a mail: its newest document goes along. */
export function sendableQuote({ id, number }: RenewalQuote): Sendable {
  return {
    key: id,
    title: () =>
      msg(str`Send renewal quote ${number ?? ''} by email`, { desc: 'Title of the dialog; holds a number.' }),
    leftAlone: () => msg('You can close this; the mail goes on.', { desc: 'While a mail is being sent.' }),
    hasOriginal: false,
    failureText: sendFailureText,
    send: (client, { content }, options) => client.renewalQuotes.send(id, content, options),
    read: (client, deliveryId, options) => client.renewalQuotes.delivery(id, deliveryId, options),
  };
}
