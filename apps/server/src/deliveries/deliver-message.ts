import { setTimeout } from 'node:timers/promises';
import type { Mail, Mailer } from '../mail/mailer.ts';
import type { MailOutcome } from '../mail/smtp-outcome.ts';
import { beginAttempt, finishAttempt, type Attempt } from './attempt.ts';
import type { LoadedMail } from './load-mail.ts';
import type { LoadedMails } from './loaded-mails.ts';
import type { DeliveryContext } from './service.ts';
import { markHandedOver, type MessageKey } from './store.ts';

/** What messages are sent with. */
export interface Sending {
  mailer: Mailer;
  /** Address that messages come from. */
  from: string;
  mails: LoadedMails;
}

/** Another process has taken the message over. */
class Superseded extends Error {}

/**
 * Makes one attempt at one message and notes what became of it.
 *
 * @param signal cuts the attempt off, if the end of the message has not been sent; another one is made later
 */
export async function deliverMessage(
  context: DeliveryContext,
  sending: Sending,
  key: MessageKey,
  signal: AbortSignal,
): Promise<void> {
  const attempt = await beginAttempt(context, key);
  if (!attempt) return;
  let outcome: MailOutcome;
  try {
    outcome = await send(context, sending, key, attempt, signal);
  } catch (error) {
    if (error instanceof Superseded) return;
    throw error;
  }
  await persistently(() => finishAttempt(context, key, attempt, outcome));
}

/** Milliseconds between the tries to note an outcome that is known, which must not be lost to a short fault. */
const persistence = [100, 500, 2_000];

async function persistently(work: () => Promise<void>): Promise<void> {
  for (const pause of persistence) {
    try {
      return await work();
    } catch {
      await setTimeout(pause);
    }
  }
  await work();
}

async function send(
  context: DeliveryContext,
  { mailer, from, mails }: Sending,
  key: MessageKey,
  { delivery, email, number }: Attempt,
  signal: AbortSignal,
): Promise<MailOutcome> {
  const { settings, clock, db, onError } = context;
  let loaded: LoadedMail | undefined;
  try {
    loaded = await mails.get(delivery);
  } catch (error) {
    onError(error instanceof Error ? error : new Error(String(error)));
    return { kind: 'retry', reason: 'server_unavailable', reply: null };
  }
  if (!loaded) return { kind: 'refused', reason: 'too_large', reply: null };
  const { senderName, ...content } = loaded;
  const mail: Mail = {
    ...content,
    from: { name: senderName, address: from },
    to: email,
    messageId: messageIdOf(key, from),
    date: delivery.created_at,
  };
  return mailer.send(mail, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(settings.attemptTime)]),
    beforeEnd: async () => {
      if (!(await markHandedOver(db, key, number, clock()))) throw new Superseded();
    },
  });
}

/** The same for each attempt, so that a mail program that gets two copies can tell. */
function messageIdOf({ deliveryId, position }: MessageKey, from: string): string {
  return `<${deliveryId}.${position}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}
