import { msg, str } from '@lit/localize';
import type { Activity } from '@portico/client';

const textByAction: Partial<Record<Activity['action'], (recipients: string) => string>> = {
  invoice_issued: () => msg('Invoice issued', { desc: 'History of an invoice.' }),
  invoice_viewed: () => msg('Viewed', { desc: 'History of an invoice: somebody opened it.' }),
  invoice_downloaded: () => msg('Downloaded', { desc: 'History of an invoice: a file was downloaded.' }),
  invoice_sent: (recipients) =>
    recipients
      ? msg(str`Sent to ${recipients}`, { desc: 'History of an invoice: it was mailed to these addresses.' })
      : msg('Sent by email', { desc: 'History of an invoice: it was mailed.' }),
  payment_started: () => msg('Payment started', { desc: 'History of an invoice.' }),
  payment_succeeded: () => msg('Payment received', { desc: 'History of an invoice.' }),
  payment_failed: () => msg('Payment failed', { desc: 'History of an invoice.' }),
  proof_submitted: () => msg('Proof of payment submitted', { desc: 'History of an invoice.' }),
  proof_accepted: () => msg('Proof of payment accepted', { desc: 'History of an invoice.' }),
  proof_rejected: () => msg('Proof of payment rejected', { desc: 'History of an invoice.' }),
};

/** What happened to an invoice, as one phrase; undefined for what does not belong into its history. */
export function historyText({ action, recipients }: Activity): string | undefined {
  return textByAction[action]?.(recipients.join(', '));
}

/** Who did it: a person's name, or the seller's side. */
export function actorText({ kind, name }: Activity['actor']): string {
  if (name) return name;
  return kind === 'user'
    ? msg('A user', { desc: 'History: a person whose name is not known.' })
    : msg('The seller', { desc: 'History: done on the side of the seller.' });
}
