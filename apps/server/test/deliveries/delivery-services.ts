import type { TestContext } from 'node:test';
import { nothingOutside } from '../../src/configuration/outside.ts';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { createDeliveryService, type DeliveryService } from '../../src/deliveries/service.ts';
import { usualDeliverySettings, type DeliverySettings } from '../../src/deliveries/settings.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { openJobQueue, type JobQueue } from '../../src/jobs/job-queue.ts';
import { openTestServices, type TestServices } from '../invoices/invoice-services.ts';
import { openMailServer, type MailScript, type ScriptedMailServer } from '../mail/scripted-mail-server.ts';

/** Pauses that a test can wait for; everything else as usual. */
export const quickSettings: DeliverySettings = {
  ...usualDeliverySettings,
  pauses: [20, 40],
  patience: 1000,
};

/** Somebody who sends mail for a customer that has one invoice. */
export interface Sender {
  customerId: string;
  invoiceId: string;
  /** Sends the invoice to one address, unless told otherwise. */
  send: (request?: Partial<Schemas['InvoiceDeliveryRequest']>) => Promise<Schemas['Delivery']>;
  /** The delivery once every recipient has an outcome. */
  completed: (delivery: Pick<Schemas['Delivery'], 'id'>) => Promise<Schemas['Delivery']>;
}

export interface DeliveryTest {
  services: TestServices;
  deliveries: DeliveryService;
  jobs: JobQueue;
  mail: ScriptedMailServer;
  addSender: (name: string) => Promise<Sender>;
}

export interface DeliveryTestOptions extends Partial<DeliverySettings> {
  script?: MailScript;
  /** False leaves the messages in the queue. */
  working?: boolean;
  /** False is a server without mail. */
  connected?: boolean;
  clock?: () => Date;
}

/** The delivery service on a fresh database with a real queue and a real mail server. It closes with the test. */
export async function openDeliveries(test: TestContext, options: DeliveryTestOptions = {}): Promise<DeliveryTest> {
  const { script = {}, working = true, connected = true, clock = () => new Date(), ...settings } = options;
  const services = await openTestServices();
  const mail = await openMailServer(script);
  const jobs = await openJobQueue(services);
  const sender = { url: mail.url, from: 'Portico <billing@portico.example>' };
  const outside = { ...nothingOutside, mail: connected ? sender : undefined };
  const { db, customers, invoices } = services;
  const given = { db, clock, jobs, customers, invoices, outside, onError: () => undefined };
  const deliveries = createDeliveryService(given, { ...quickSettings, ...settings });
  if (working) {
    deliveries.registerJobs();
    await jobs.startWork();
  }
  test.after(async () => {
    await jobs.close();
    await mail.close();
    await services.close();
  });
  const addSender = async (name: string): Promise<Sender> => {
    const customerId = await services.addCustomer(name);
    const { id: invoiceId } = await services.addInvoice(customerId, { number: `${name}-1`, amount: 100 });
    return {
      customerId,
      invoiceId,
      send: (request) =>
        inTransaction(db, (transaction) => {
          const actor = { id: 'user-camille', name: 'Camille Lefèvre' };
          const sent = { invoiceIds: [invoiceId], recipients: ['compta@buyer.example'], ...request };
          return deliveries.createDelivery({ customerId, actor, locale: null }, sent, transaction);
        }),
      completed: ({ id }) =>
        when(
          () => deliveries.getDelivery(customerId, id),
          ({ status }) => status === 'completed',
        ),
    };
  };
  return { services, deliveries, jobs, mail, addSender };
}

/** Asks until the answer is as wanted. */
export async function when<Value>(
  ask: () => Promise<Value>,
  isWanted: (value: Value) => boolean,
  deadline = performance.now() + 60_000,
): Promise<Value> {
  const value = await ask();
  if (isWanted(value)) return value;
  if (performance.now() > deadline) throw new Error(`Never happened; at last it was ${JSON.stringify(value)}`);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return when(ask, isWanted, deadline);
}
