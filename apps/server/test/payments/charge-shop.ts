import type { TestContext } from 'node:test';
import { nothingOutside } from '../../src/configuration/outside.ts';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { connectGateway } from '../../src/payments/connect-gateway.ts';
import type { ChangePaymentHooks } from '../../src/payments/change-hooks.ts';
import { createPaymentService, type PaymentService } from '../../src/payments/service.ts';
import { createPaymentMethodService } from '../../src/payment-methods/service.ts';
import { openJobQueue } from '../../src/jobs/job-queue.ts';
import { openTestServices, type TestServices } from '../invoices/invoice-services.ts';
import { sampleDocument } from '../invoices/sample-documents.ts';
import { returnUrl } from './payment-server.ts';
import {
  startMockPaymentProvider,
  webhookSecret,
  type MockEvent,
  type MockPaymentProvider,
} from './mock-payment-provider.ts';

export const price: Schemas['Money'] = { amount: 12_050, currency: 'EUR' };

/** What became of the changes that were paid for. */
export interface ChangeBook {
  applied: string[];
  givenUp: string[];
  /** Changes that cannot be applied any more. */
  gone: Set<string>;
  /** Amount of the invoice that an applied change gets, minor units. */
  invoiced: number;
}

/** The payment service with a customer that has a stored method, over a mock of a provider. */
export interface ChargeShop {
  services: TestServices;
  provider: MockPaymentProvider;
  payments: PaymentService;
  changes: ChangeBook;
  customerId: string;
  methodId: string;
  /** What a charge of the stored method comes to. */
  outcome(status: 'succeeded' | 'declined' | 'needs_customer' | 'processing'): void;
  /** Begins the charge of a change. @returns the id of the payment */
  begin(changeId: string, amount?: Schemas['Money']): Promise<string>;
  payment(id: string): Promise<Schemas['Payment']>;
  /** Takes in an event as the provider sends it. */
  hear(event: MockEvent): Promise<void>;
  addInvoice(number: string): Promise<Schemas['Invoice']>;
  invoice(id: string): Promise<Schemas['Invoice']>;
  /** Has the default method charged for an invoice in the background. */
  chargeInvoice(invoiceId: string): Promise<string | undefined>;
  passTime(milliseconds: number): void;
}

/** @param lookInterval milliseconds between looks at a payment of which nothing is heard */
export async function openChargeShop(test: TestContext, lookInterval = 60_000): Promise<ChargeShop> {
  const provider = await startMockPaymentProvider();
  const services = await openTestServices();
  const { db, customers, invoices } = services;
  const jobs = await openJobQueue(services);
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead);
  const connected = { kind: 'sandbox' as const, url: provider.url, key: 'sandbox', webhookSecret };
  const gateway = connectGateway({ ...nothingOutside, payments: connected });
  const context = { db, clock, jobs, customers, allowedOrigins: ['https://host.example'], gateway };
  const changes: ChangeBook = { applied: [], givenUp: [], gone: new Set(), invoiced: price.amount };
  const customerId = await services.addCustomer('Atelier Nord');
  const hooks: ChangePaymentHooks = {
    async onChangePaid(transaction, changeId) {
      if (changes.gone.has(changeId)) return undefined;
      changes.applied.push(changeId);
      const document = sampleDocument({ number: `CHANGE-${changeId}`, amount: changes.invoiced });
      return (await invoices.createInvoice({ customer: { id: customerId }, document }, transaction)).id;
    },
    async onChangeGivenUp(_transaction, changeId) {
      changes.givenUp.push(changeId);
    },
  };
  const payments = createPaymentService(context, { lookInterval }, hooks);
  const methods = createPaymentMethodService(context, { lookInterval });
  const stored = provider.stored.store();
  const methodId = await methods.addPaymentMethod({ customer: { id: customerId }, method: stored });
  payments.registerJobs();
  await jobs.startWork();
  test.after(async () => {
    await jobs.close();
    await services.close();
    await provider.close();
  });
  const session = { customerId, actor: { id: 'user-1', name: 'Zoé' }, locale: 'fr' };
  return {
    services,
    provider,
    payments,
    changes,
    customerId,
    methodId,
    outcome: (status) => void provider.stored.outcomes.set(stored.id, status),
    begin: (changeId, amount = price) =>
      inTransaction(db, (transaction) =>
        payments.beginChargeForChange(transaction, {
          session,
          changeId,
          amount,
          description: '5 places de plus',
          returnUrl,
        }),
      ),
    payment: (id) => payments.getPayment(customerId, id),
    hear: async (event) => {
      const body = Buffer.from(JSON.stringify(event));
      await payments.receiveEvent('sandbox', body, provider.sign(event.id, body.toString()));
    },
    addInvoice: (number) => services.addInvoice(customerId, { number, amount: price.amount }),
    invoice: (id) => invoices.getInvoice(customerId, id),
    chargeInvoice: (invoiceId) =>
      inTransaction(db, (transaction) => payments.chargeInvoice(transaction, { customerId, invoiceId })),
    passTime: (milliseconds) => void (ahead += milliseconds),
  };
}
