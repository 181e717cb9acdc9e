import type { NodemailerError } from 'nodemailer';
import type { Schemas } from '../http/operations.ts';

export type FailureReason = Schemas['DeliveryFailureReason'];

/** What became of one attempt to hand over a message. */
export type MailOutcome =
  | { kind: 'sent'; reply: string }
  /** Not handed over for certain; another attempt may succeed. */
  | { kind: 'retry'; reason: FailureReason; reply: string | null }
  /** The server said no for good. */
  | { kind: 'refused'; reason: FailureReason; reply: string | null }
  /** The whole message was sent and no reply came: the server may have taken it or not. */
  | { kind: 'unknown'; reply: null };

/** Commands before the message is spoken of: what fails there says nothing about the recipient. */
const aboutTheConnection = /^(CONN|API|EHLO|HELO|LHLO|STARTTLS|AUTH)/;
/** Replies that ask for a login or for encryption are about the operator's settings. */
const aboutTheSettings = new Set([530, 534, 535, 538]);

/**
 * Reads a failure of the mail library.
 *
 * @param handedOver whether the last byte of the message may have left
 */
export function outcomeOfFailure(error: NodemailerError, handedOver: boolean): MailOutcome {
  const { responseCode, response, command = '' } = error;
  if (handedOver && !isAnswerToMessage(responseCode)) return { kind: 'unknown', reply: null };
  if (responseCode === undefined) {
    // The library compares the size with what the server announced, and then asks nothing.
    if (error.code === 'EMESSAGE' && command === 'MAIL FROM')
      return { kind: 'refused', reason: 'too_large', reply: null };
    const timedOut = error.code === 'ETIMEDOUT' || error.code === 'EABORT';
    return { kind: 'retry', reason: timedOut ? 'timed_out' : 'server_unavailable', reply: null };
  }
  const reply = shortReply(response ?? `${responseCode}`);
  const final = error.permanent && !aboutTheConnection.test(command) && !aboutTheSettings.has(responseCode);
  if (final) return { kind: 'refused', reason: refusalReason(responseCode, reply, command), reply };
  return { kind: 'retry', reason: command === 'RCPT TO' ? 'mailbox_unavailable' : 'server_unavailable', reply };
}

/**
 * Whether a reply after the end of a message speaks of that message. Neither 4xx nor 5xx is half a reply; 421 is also what
 * a server says that goes away, whatever it has taken before.
 */
function isAnswerToMessage(responseCode: number | undefined): boolean {
  return responseCode !== undefined && responseCode >= 400 && responseCode !== 421;
}

const longestReply = 500;

/** A reply of a mail server on one line, cut to what the contract holds. */
export function shortReply(reply: string): string {
  const line = reply.replaceAll(/[\p{Control}\s]+/gu, ' ').trim();
  return Array.from(line)
    .slice(0, longestReply / 2)
    .join('');
}

function refusalReason(code: number, reply: string, command: string): FailureReason {
  // Enhanced status codes (RFC 3463) say more than the three digits, where there are any.
  const enhanced = /\b5\.(\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1];
  if (enhanced === '1.2') return 'domain_not_found';
  if (enhanced === '3.4' || enhanced === '2.3' || code === 552) return 'too_large';
  if (enhanced?.startsWith('1.') || enhanced?.startsWith('2.')) return 'mailbox_unavailable';
  return command === 'RCPT TO' && code !== 554 ? 'mailbox_unavailable' : 'message_refused';
}
