import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { OperationHandler, OperationId, OperationReply, OperationRequest } from './operations.ts';
import { ProblemError } from './problem.ts';

/** A handler that does its work in the given transaction. */
export type TransactionalHandler<Id extends OperationId> = (
  request: OperationRequest<Id>,
  transaction: Kysely<Tables>,
) => Promise<OperationReply>;

const keptForMilliseconds = 7 * 24 * 60 * 60 * 1000;

/**
 * Makes an operation that takes `Idempotency-Key` happen once per key.
 *
 * The effect and the remembered reply are one transaction, so the same key at the same moment, or after a crash, gives one
 * effect. A request that fails is not remembered: it may be sent again. Keys are remembered for seven days.
 *
 * @throws ProblemError idempotency_key_reused when the key came with another request before
 */
export function withIdempotency<Id extends OperationId>(
  db: Kysely<Tables>,
  operation: Id,
  handler: TransactionalHandler<Id>,
): OperationHandler<Id> {
  return async (request) => {
    const key = keyOf(request.header);
    const scope = `${operation} ${request.session?.customerId ?? 'operator'}`;
    const requestHash = hashRequest(request);
    return inTransaction(db, async (transaction) => {
      const remembered = await claim(transaction, scope, key, requestHash);
      if (remembered) return replay(remembered, requestHash);
      const reply = await handler(request, transaction);
      await remember(transaction, scope, key, reply);
      return reply;
    });
  };
}

interface RememberedReply {
  request_hash: string;
  status: number | null;
  reply: string | null;
}

/** Inserts the key, waiting for another transaction that holds it; returns what an earlier request left. */
async function claim(
  transaction: Kysely<Tables>,
  scope: string,
  key: string,
  requestHash: string,
): Promise<RememberedReply | undefined> {
  const now = new Date();
  const expired = new Date(now.getTime() - keptForMilliseconds);
  await transaction
    .deleteFrom('idempotency_key')
    .where('scope', '=', scope)
    .where('key', '=', key)
    .where('created_at', '<', expired)
    .execute();
  const inserted = await transaction
    .insertInto('idempotency_key')
    .values({ scope, key, request_hash: requestHash, status: null, reply: null, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (inserted) return undefined;
  return transaction
    .selectFrom('idempotency_key')
    .select(['request_hash', 'status', 'reply'])
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirst();
}

async function remember(
  transaction: Kysely<Tables>,
  scope: string,
  key: string,
  { status, body, headers }: OperationReply,
): Promise<void> {
  await transaction
    .updateTable('idempotency_key')
    .set({ status, reply: JSON.stringify({ body, headers }) })
    .where('scope', '=', scope)
    .where('key', '=', key)
    .execute();
}

function replay(remembered: RememberedReply, requestHash: string): OperationReply {
  if (remembered.request_hash !== requestHash) {
    throw new ProblemError('idempotency_key_reused', 'This Idempotency-Key was used before with another request.');
  }
  if (remembered.status === null || remembered.reply === null) {
    throw new ProblemError('conflict', 'A request with this Idempotency-Key is under way.');
  }
  const { body, headers } = JSON.parse(remembered.reply) as Pick<OperationReply, 'body' | 'headers'>;
  return { status: remembered.status, ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) };
}

function keyOf(header: unknown): string {
  const isObject = typeof header === 'object' && header !== null;
  const key = isObject && 'Idempotency-Key' in header ? header['Idempotency-Key'] : undefined;
  if (typeof key !== 'string')
    throw new ProblemError('idempotency_key_missing', 'The header Idempotency-Key is required.');
  return key;
}

function hashRequest({ path, query, body }: { path: unknown; query: unknown; body: unknown }): string {
  const hash = createHash('sha256').update(JSON.stringify(sortKeys([path, query])));
  return hash.update(body instanceof Uint8Array ? body : JSON.stringify(sortKeys(body))).digest('hex');
}

/** The same members in another order are the same request; files stand for their hash. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value instanceof Uint8Array) return createHash('sha256').update(value).digest('hex');
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, sortKeys(item)]));
}
