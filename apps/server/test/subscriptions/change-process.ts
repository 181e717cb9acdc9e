import { nothingOutside } from '../../src/configuration/outside.ts';
import { openDatabase } from '../../src/database/open.ts';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { demoSellers } from '../../src/demo/index.ts';
import { createServices } from '../../src/services.ts';
import { sampleProduct } from '../catalogue/sample-product.ts';
import { sampleParty } from '../invoices/sample-documents.ts';
import { webhookSecret } from '../payments/mock-payment-provider.ts';
import { sampleSubscription } from './sample-subscription.ts';

/** What the process is told by the one that starts it. */
export interface ChangeAssignment {
  dataDir: string;
  databaseUrl: string | undefined;
  providerUrl: string;
}

/** What the process tells. */
export interface ChangeReport {
  seats: number;
  /** What was previewed to be due, minor units. */
  previewed: number;
  /** Total and paid of each invoice, minor units. */
  invoices: { total: number; paid: number }[];
}

const origin = 'http://localhost:4100';
const start = new Date('2030-11-20T10:00:00Z');

/** A process that confirms a change of five more seats once, then goes on by itself, and tells how it stands when asked. */
async function run({ dataDir, databaseUrl, providerUrl }: ChangeAssignment): Promise<void> {
  const database = await openDatabase({ dataDir, databaseUrl, purpose: 'server' });
  const services = await createServices(database, {
    clock: () => start,
    allowedOrigins: [origin],
    outside: { ...nothingOutside, payments: { kind: 'sandbox', url: providerUrl, key: 'sandbox', webhookSecret } },
    paymentSettings: { lookInterval: 200 },
  });
  const { customers, invoices, subscriptions } = services;
  const isNew = (await customers.listCustomers({ limit: 1 })).items.length === 0;
  if (isNew) await prepare();
  await services.startWork();
  process.on('message', () => void tell());
  process.send?.({ type: 'ready', url: '' });
  if (isNew) await change();

  async function prepare(): Promise<void> {
    for (const { brandId, settings } of demoSellers()) await services.sellers.setSeller(settings, brandId);
    await services.catalogue.createProduct(sampleProduct(), undefined, 'prod_studio');
    const { id } = await customers.createCustomer({ externalId: 'atelier', party: sampleParty('Atelier Nord') });
    const means = { kind: 'card', brand: 'visa', lastDigits: '4242', holder: null, expiry: null } as const;
    await services.paymentMethods.addPaymentMethod({ customer: { id }, method: { id: 'pm_mock_1', ...means } });
    await subscriptions.addSubscription(sampleSubscription('atelier', { id: 'sub_killed' }));
  }

  async function known(): Promise<string> {
    return (await customers.findCustomer({ externalId: 'atelier' })).id;
  }

  async function change(): Promise<void> {
    const customerId = await known();
    const session = { customerId, actor: { id: 'user-1', name: 'Zoé', email: 'zoe@atelier.example' }, locale: 'fr' };
    const changeId = await inTransaction(database.db, async (transaction) => {
      const { id: previewId } = await subscriptions.previewChange(session, 'sub_killed', { seats: 15 }, transaction);
      const confirmed = { previewId, returnUrl: `${origin}/subscription` };
      return subscriptions.confirmChange(session, 'sub_killed', confirmed, transaction);
    });
    await subscriptions.completeChange(customerId, changeId);
  }

  async function tell(): Promise<void> {
    const customerId = await known();
    const { body } = await subscriptions.getSubscription(customerId, 'sub_killed');
    const list = await invoices.listInvoices(customerId, { limit: 100 });
    const { preview } = await database.db.selectFrom('change_preview').select('preview').executeTakeFirstOrThrow();
    const report: ChangeReport = {
      seats: body.seats.bought,
      previewed: preview.dueToday.amount,
      invoices: list.items.map(({ total, amountPaid }) => ({ total: total.amount, paid: amountPaid.amount })),
    };
    process.send?.(report);
  }
}

if (process.argv[2]?.startsWith('{')) await run(JSON.parse(process.argv[2]) as ChangeAssignment);
