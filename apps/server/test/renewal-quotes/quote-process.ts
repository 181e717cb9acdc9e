import { openDatabase } from '../../src/database/open.ts';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { demoSellers } from '../../src/demo/index.ts';
import { createServices } from '../../src/services.ts';
import { sampleProduct } from '../catalogue/sample-product.ts';
import { partyNamed } from '../party.ts';
import { sampleSubscription } from '../subscriptions/sample-subscription.ts';

/** What the process is told by the one that starts it. */
export interface QuoteAssignment {
  dataDir: string;
  databaseUrl: string | undefined;
  /** How many quotes are requested in a database that has no customer. */
  quotes: number;
}

/** What the process tells. */
export interface QuoteReport {
  quotes: { number: string | null; status: string; documentVersion: number }[];
  /** Versions of documents that are kept, of all quotes. */
  documents: number;
  /** How often people were told that a quote is ready, by notification and in the activity. */
  told: { notifications: number; activity: number };
}

const now = new Date('2030-11-20T10:00:00Z');
const term = { start: '2030-01-01', end: '2030-12-31', months: 12, interval: 'month' as const };

/** A process that prepares quotes until it is killed, and tells how they stand when it is asked. */
async function run({ dataDir, databaseUrl, quotes: count }: QuoteAssignment): Promise<void> {
  const database = await openDatabase({ dataDir, databaseUrl, purpose: 'server' });
  const { db } = database;
  const services = await createServices(database, { clock: () => now });
  const { customers, renewalQuotes, subscriptions } = services;
  const isNew = (await customers.listCustomers({ limit: 1 })).items.length === 0;
  if (isNew) await inTransaction(db, begin);

  async function begin(transaction: typeof db): Promise<void> {
    for (const { brandId, settings } of demoSellers()) await services.sellers.setSeller(settings, brandId, transaction);
    await services.catalogue.createProduct(sampleProduct(), transaction, 'prod_studio');
    const customer = { externalId: 'atelier', party: partyNamed('Atelier Nord'), locale: 'fr' };
    const { id: customerId } = await customers.createCustomer(customer, transaction);
    const session = { customerId, actor: { id: 'user-1', name: 'Zoé' } };
    for (let index = 0; index < count; index += 1) {
      const own = sampleSubscription('atelier', { term });
      const subscriptionId = await subscriptions.addSubscription(own, transaction);
      await renewalQuotes.requestQuote({ session, request: { subscriptionId } }, transaction);
    }
  }

  async function tell(): Promise<void> {
    const rows = await db.selectFrom('renewal_quote').select(['number', 'status', 'document_version']).execute();
    const documents = await db.selectFrom('renewal_quote_document').select('version').execute();
    const notified = await db.selectFrom('notification').select('id').where('kind', '=', 'quote_ready').execute();
    const active = await db.selectFrom('activity').select('id').where('action', '=', 'quote_ready').execute();
    const report: QuoteReport = {
      quotes: rows.map(({ number, status, document_version: documentVersion }) => ({
        number,
        status,
        documentVersion,
      })),
      documents: documents.length,
      told: { notifications: notified.length, activity: active.length },
    };
    process.send?.(report);
  }

  process.on('message', () => void tell());
  await services.startWork();
  process.send?.({ type: 'ready', url: '' });
}

if (process.argv[2]?.startsWith('{')) await run(JSON.parse(process.argv[2]) as QuoteAssignment);
