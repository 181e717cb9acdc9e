import { nothingOutside } from '../../src/configuration/outside.ts';
import { openDatabase } from '../../src/database/open.ts';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { usualDeliverySettings, type DeliverySettings } from '../../src/deliveries/settings.ts';
import { createServices, type Services } from '../../src/services.ts';
import { sampleDocument, sampleParty } from '../invoices/sample-documents.ts';

/** What the process is told by the one that starts it. */
export interface Assignment {
  dataDir: string;
  databaseUrl: string | undefined;
  mailServer: string;
  settings: Partial<DeliverySettings>;
  /** Deliveries with these recipients are queued in a database that has none. */
  recipients: readonly string[][];
}

/** A process that sends mail until it is killed, and tells all deliveries when it is asked. */
async function run({ dataDir, databaseUrl, mailServer, settings, recipients }: Assignment): Promise<void> {
  const database = await openDatabase({ dataDir, databaseUrl, purpose: 'server' });
  const mail = { url: mailServer, from: 'billing@portico.example' };
  const services = await createServices(database, {
    outside: { ...nothingOutside, mail },
    deliverySettings: { ...usualDeliverySettings, ...settings },
  });
  const known = await services.customers.listCustomers({ limit: 1 });
  const customerId = known.items[0]?.id ?? (await queue(database, services, recipients));
  process.on('message', () => void tell(services, customerId));
  await services.startWork();
  process.send?.({ type: 'ready', url: '' });
}

async function queue(
  { db }: Awaited<ReturnType<typeof openDatabase>>,
  { customers, invoices, deliveries }: Services,
  recipients: Assignment['recipients'],
): Promise<string> {
  const actor = { id: 'user-1', name: 'Zoé' };
  return inTransaction(db, async (transaction) => {
    const customer = await customers.createCustomer({ party: sampleParty('Atelier Nord') }, transaction);
    const document = sampleDocument({ number: 'F-1', amount: 100 });
    const { id } = await invoices.createInvoice({ customer: { id: customer.id }, document }, transaction);
    for (const some of recipients) {
      const sender = { customerId: customer.id, actor, locale: 'fr' };
      await deliveries.createDelivery(sender, { invoiceIds: [id], recipients: some }, transaction);
    }
    return customer.id;
  });
}

async function tell({ deliveries }: Services, customerId: string): Promise<void> {
  const { items } = await deliveries.listDeliveries(customerId, { limit: 100 });
  process.send?.(items);
}

await run(JSON.parse(process.argv[2] ?? '') as Assignment);
