import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, TransactionBuilder } from 'kysely';
import type { Dialect, KyselyPlugin, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

const insideTransaction = new AsyncLocalStorage<true>();

/** A query on the outer database inside a transaction would wait for that transaction for ever (one connection). */
function refuseInsideTransaction(): void {
  if (insideTransaction.getStore()) {
    throw new Error('A query inside a transaction must use the transaction, not the database around it.');
  }
}

const guardPlugin: KyselyPlugin = {
  transformQuery({ node }) {
    refuseInsideTransaction();
    return node;
  },
  async transformResult({ result }) {
    return result;
  },
};

/** A Kysely whose queries throw while the same flow of control is inside one of its transactions. */
export class GuardedKysely extends Kysely<Tables> {
  constructor(dialect: Dialect) {
    super({ dialect, plugins: [guardPlugin] });
  }

  override transaction(): TransactionBuilder<Tables> {
    refuseInsideTransaction();
    return guard(super.transaction());
  }

  override connection(): ReturnType<Kysely<Tables>['connection']> {
    refuseInsideTransaction();
    return super.connection();
  }
}

function guard(builder: TransactionBuilder<Tables>): TransactionBuilder<Tables> {
  const execute = builder.execute.bind(builder);
  return Object.assign(builder, {
    setAccessMode: (mode: Parameters<typeof builder.setAccessMode>[0]) =>
      guard(TransactionBuilder.prototype.setAccessMode.call(builder, mode)),
    setIsolationLevel: (level: Parameters<typeof builder.setIsolationLevel>[0]) =>
      guard(TransactionBuilder.prototype.setIsolationLevel.call(builder, level)),
    execute: <Result>(callback: (transaction: Transaction<Tables>) => Promise<Result>) =>
      execute((transaction) => insideTransaction.run(true, () => callback(transaction.withoutPlugins()))),
  });
}

/**
 * Runs `work` in a transaction: in the given one, or in a new one when `db` is not one.
 *
 * @returns what `work` returns, after the commit when the transaction is new
 */
export async function inTransaction<Result>(
  db: Kysely<Tables>,
  work: (transaction: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
