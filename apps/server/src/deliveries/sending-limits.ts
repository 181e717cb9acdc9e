import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { ProblemError } from '../http/problem.ts';
import type { Recipient } from './recipients.ts';
import type { SendingLimits } from './settings.ts';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Tells which recipients have had enough mail. Other requests for the same customer or address wait until this transaction
 * ends, so that requests at the same moment cannot pass together.
 *
 * @returns the recipients that nothing may be sent to now, by folded address
 * @throws ProblemError sending_limit_reached when the customer has sent enough, or when every recipient has had enough
 */
export async function findBlocked(
  transaction: Kysely<Tables>,
  customerId: string,
  recipients: readonly Recipient[],
  limits: SendingLimits,
  now: Date,
): Promise<ReadonlySet<string>> {
  await waitForTurn(transaction, [customerId, ...recipients.map(({ folded }) => folded)]);
  const { sent, oldest } = await countOfCustomer(transaction, customerId, new Date(now.getTime() - hour));
  if (sent + recipients.length > limits.customerPerHour) {
    const allowed = Math.max(0, limits.customerPerHour - sent);
    throw limitReached(
      `${limits.customerPerHour} messages an hour may be sent for this customer; ${allowed} are left.`,
      oldest ? oldest.getTime() + hour - now.getTime() : hour,
    );
  }
  const blocked = await selectBlocked(transaction, recipients, limits, now);
  if (blocked.size < recipients.length) return blocked;
  const fields = recipients.map(({ index }) => ({
    pointer: `/recipients/${index}`,
    code: 'blocked_by_limit',
    message: 'has been sent enough messages for now',
  }));
  throw limitReached('These recipients have been sent enough messages for now.', hour, fields);
}

async function waitForTurn(transaction: Kysely<Tables>, names: readonly string[]): Promise<void> {
  // Always in the same order: two requests never wait for each other.
  for (const name of [...names].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`portico sending ${name}`}, 0))`.execute(transaction);
  }
}

async function countOfCustomer(
  transaction: Kysely<Tables>,
  customerId: string,
  since: Date,
): Promise<{ sent: number; oldest: Date | null }> {
  const { sent, oldest } = await transaction
    .selectFrom('delivery_recipient')
    .select(({ fn }) => [fn.countAll<number>().as('sent'), fn.min('created_at').as('oldest')])
    .where('customer_id', '=', customerId)
    .where('created_at', '>', since)
    .where('reason', 'is distinct from', 'blocked_by_limit')
    .executeTakeFirstOrThrow();
  return { sent, oldest };
}

async function selectBlocked(
  transaction: Kysely<Tables>,
  recipients: readonly Recipient[],
  limits: SendingLimits,
  now: Date,
): Promise<Set<string>> {
  const rows = await transaction
    .selectFrom('delivery_recipient')
    .select(({ fn }) => [
      'email_folded',
      fn.countAll<number>().as('of_day'),
      fn
        .countAll<number>()
        .filterWhere('created_at', '>', new Date(now.getTime() - hour))
        .as('of_hour'),
    ])
    .where(
      'email_folded',
      'in',
      recipients.map(({ folded }) => folded),
    )
    .where('created_at', '>', new Date(now.getTime() - day))
    .where('reason', 'is distinct from', 'blocked_by_limit')
    .groupBy('email_folded')
    .execute();
  const enough = rows.filter(
    ({ of_hour, of_day }) => of_hour >= limits.recipientPerHour || of_day >= limits.recipientPerDay,
  );
  return new Set(enough.map(({ email_folded }) => email_folded));
}

function limitReached(detail: string, wait: number, fields?: ProblemError['fields']): ProblemError {
  return new ProblemError('sending_limit_reached', detail, {
    ...(fields ? { fields } : {}),
    headers: { 'Retry-After': String(Math.max(1, Math.ceil(wait / 1000))) },
  });
}
