import type { FieldProblem } from '../http/problem.ts';
import { ProblemError } from '../http/problem.ts';
import { addressAdvice, readAddress, type MailAddress } from '../mail/address.ts';

/** An address, and where it first stood in the request. */
export interface Recipient extends MailAddress {
  index: number;
}

/**
 * Reads the addresses of a request; one that came before, in whatever capitals, counts once.
 *
 * @throws ProblemError validation_failed naming every address that is none
 */
export function readRecipients(texts: readonly string[]): Recipient[] {
  const recipients = new Map<string, Recipient>();
  const faults: FieldProblem[] = [];
  texts.forEach((text, index) => {
    const read = readAddress(text);
    if (typeof read === 'string') {
      faults.push({ pointer: `/recipients/${index}`, code: 'format', message: addressAdvice(read) });
    } else if (!recipients.has(read.folded)) {
      recipients.set(read.folded, { ...read, index });
    }
  });
  if (faults.length === 0) return [...recipients.values()];
  throw new ProblemError('validation_failed', 'Some recipients are not mail addresses.', { fields: faults });
}
