import { msg, str } from '@lit/localize';
import type { Delivery, DeliveryRecipient } from '@portico/client';
import type { Formats } from '../../localization/format.js';
import type { IconName } from '../../ui/icons.js';
import type { StatusTone } from '../../ui/status-badge.js';

type RecipientStatus = DeliveryRecipient['status'];
type FailureReason = NonNullable<DeliveryRecipient['reason']>;

/** Shape and colour of each outcome. */
export const outcomeLooks: Record<RecipientStatus, [IconName, StatusTone]> = {
  queued: ['ring', 'neutral'],
  sending: ['half', 'neutral'],
  retrying: ['half', 'warning'],
  sent: ['check', 'positive'],
  refused: ['alert', 'danger'],
  failed: ['alert', 'danger'],
};

/** The word for what became of a message. */
export function recipientStatusText(status: RecipientStatus): string {
  switch (status) {
    case 'queued':
      return msg('Queued', { desc: 'Outcome of a mail: waits to be sent.' });
    case 'sending':
      return msg('Sending', { desc: 'Outcome of a mail: is being handed over.' });
    case 'retrying':
      return msg('Trying again', { desc: 'Outcome of a mail: did not go through yet.' });
    case 'sent':
      return msg('Sent', { desc: 'Outcome of a mail: the receiving server took it.' });
    case 'refused':
      return msg('Refused', { desc: 'Outcome of a mail: the receiving server said no.' });
    case 'failed':
      return msg('Not sent', { desc: 'Outcome of a mail: all attempts failed.' });
  }
}

/** Why a message has not, or not surely, arrived; undefined when nothing went wrong. */
export function recipientRemark(
  { reason, status, nextAttemptAt }: DeliveryRecipient,
  formats: Formats,
): string | undefined {
  if (reason === null || status === 'sent') return undefined;
  const why = reasonText(reason);
  if (status !== 'retrying' || nextAttemptAt === null) return why;
  const moment = formats.instant(nextAttemptAt);
  return msg(str`${why} Next attempt: ${moment}.`, {
    desc: 'Why a mail did not go through yet, and when it is tried again.',
  });
}

/** How the whole mail stands; shown as the dialog's title and spoken. */
export function outcomeText({ status, recipients }: Delivery): string {
  const all = recipients.length;
  const sent = recipients.filter((recipient) => recipient.status === 'sent').length;
  if (status !== 'completed')
    return msg('The mail is being sent.', { desc: 'Title and spoken: a mail is on its way.' });
  if (sent === all) return msg('The mail has been sent.', { desc: 'Title and spoken: everybody was sent the mail.' });
  if (sent === 0) return msg('The mail could not be sent.', { desc: 'Title and spoken: nobody was sent the mail.' });
  const [done, total] = [String(sent), String(all)];
  return msg(str`The mail has been sent to ${done} of ${total} recipients.`, {
    desc: 'Title and spoken: some were not sent the mail.',
  });
}

function reasonText(reason: FailureReason): string {
  switch (reason) {
    case 'mailbox_unavailable':
      return msg('This mailbox does not exist or takes no mail.', { desc: 'Why a mail did not arrive.' });
    case 'domain_not_found':
      return msg('There is no mail server for what follows the @.', { desc: 'Why a mail did not arrive.' });
    case 'message_refused':
      return msg('The receiving server did not accept the message.', { desc: 'Why a mail did not arrive.' });
    case 'too_large':
      return msg('The message is too large for the receiving server.', { desc: 'Why a mail did not arrive.' });
    case 'server_unavailable':
      return msg('The receiving server cannot be reached.', { desc: 'Why a mail did not arrive.' });
    case 'timed_out':
      return msg('The receiving server did not answer in time.', { desc: 'Why a mail did not arrive.' });
    case 'outcome_unknown':
      return msg('It is not known whether the message arrived. Ask before you send it again.', {
        desc: 'Why a mail may not have arrived.',
      });
    case 'blocked_by_limit':
      return msg('Too many messages went to this address lately. Send it later.', { desc: 'Why a mail was not sent.' });
  }
}
