import { nothingOutside } from '../../src/configuration/outside.ts';
import { openDatabase } from '../../src/database/open.ts';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { createServices } from '../../src/services.ts';
import { sampleDocument, sampleParty } from '../invoices/sample-documents.ts';
import { webhookSecret } from './mock-payment-provider.ts';

/** What the process is told by the one that starts it. */
export interface ChargeAssignment {
  dataDir: string;
  databaseUrl: string | undefined;
  providerUrl: string;
  /** How many invoices are charged in a database that has no customer. */
  invoices: number;
}

/** What the process tells. */
export interface ChargeReport {
  payments: { id: string; status: string }[];
  /** What each invoice was paid with, minor units. */
  paid: number[];
}

/** Amount of each invoice, minor units. */
export const invoiceAmount = 5_000;

/** A process that charges a stored method for invoices until it is killed, and tells how they stand when it is asked. */
async function run({ dataDir, databaseUrl, providerUrl, invoices: count }: ChargeAssignment): Promise<void> {
  const database = await openDatabase({ dataDir, databaseUrl, purpose: 'server' });
  const services = await createServices(database, {
    outside: {
      ...nothingOutside,
      payments: { kind: 'sandbox', url: providerUrl, key: 'sandbox', webhookSecret },
    },
    paymentSettings: { lookInterval: 200 },
  });
  const { customers, invoices, payments, paymentMethods } = services;
  const known = await customers.listCustomers({ limit: 1 });
  const customerId = known.items[0]?.id ?? (await begin());

  async function begin(): Promise<string> {
    return inTransaction(database.db, async (transaction) => {
      const { id } = await customers.createCustomer({ party: sampleParty('Atelier Nord') }, transaction);
      const means = { kind: 'card', brand: 'visa', lastDigits: '4242', holder: null, expiry: null } as const;
      await paymentMethods.addPaymentMethod({ customer: { id }, method: { id: 'pm_mock_1', ...means } }, transaction);
      for (let index = 0; index < count; index += 1) {
        const document = sampleDocument({ number: `KILL-${index}`, amount: invoiceAmount });
        const invoice = await invoices.createInvoice({ customer: { id }, document }, transaction);
        await payments.chargeInvoice(transaction, { customerId: id, invoiceId: invoice.id });
      }
      return id;
    });
  }

  async function tell(): Promise<void> {
    const { items } = await payments.listPayments(customerId, { limit: 100 });
    const list = await invoices.listInvoices(customerId, { limit: 100 });
    const report: ChargeReport = {
      payments: items.map(({ id, status }) => ({ id, status })),
      paid: list.items.map(({ amountPaid }) => amountPaid.amount),
    };
    process.send?.(report);
  }

  process.on('message', () => void tell());
  await services.startWork();
  process.send?.({ type: 'ready', url: '' });
}

if (process.argv[2]?.startsWith('{')) await run(JSON.parse(process.argv[2]) as ChargeAssignment);
