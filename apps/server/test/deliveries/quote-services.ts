import { createHash } from 'node:crypto';
import type { TestContext } from 'node:test';
import type { Kysely } from 'kysely';
import { nothingOutside } from '../../src/configuration/outside.ts';
import type { Tables } from '../../src/database/tables.ts';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { demoSellers } from '../../src/demo/index.ts';
import type { DeliverySettings } from '../../src/deliveries/settings.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { insertDocument, insertQuote } from '../../src/renewal-quotes/store.ts';
import type { QuoteRow } from '../../src/renewal-quotes/tables.ts';
import { createServices, type Services } from '../../src/services.ts';
import { openTestDatabase } from '../database/test-database.ts';
import { openMailServer, type MailScript, type ScriptedMailServer } from '../mail/scripted-mail-server.ts';
import { partyNamed } from '../party.ts';
import { sampleSubscription } from '../subscriptions/sample-subscription.ts';
import { quickSettings, when } from './delivery-services.ts';

/** What the file of a version of a quote holds. */
export function fileOf(version: number): Buffer {
  return Buffer.from(`%PDF-quote version ${version}`);
}

/** A quote that is ready and has its first document, with what a test gives of its own. @returns its id */
export async function addQuote(
  db: Kysely<Tables>,
  services: Pick<Services, 'sellers' | 'subscriptions'>,
  customer: Pick<Schemas['Customer'], 'id'>,
  own: Partial<Pick<QuoteRow, 'id' | 'status' | 'valid_until'>> = {},
): Promise<string> {
  for (const { brandId, settings } of demoSellers()) await services.sellers.setSeller(settings, brandId);
  const term = { start: '2031-01-01', end: '2031-12-31', months: 12, interval: 'month' as const };
  const subscription = { ...sampleSubscription(''), customer: { id: customer.id } };
  const subscriptionId = await services.subscriptions.addSubscription(subscription);
  const euros = (amount: number): Schemas['Money'] => ({ amount, currency: 'EUR' });
  const { priceId, timeZone, plan } = subscription;
  const total = { net: euros(300_000), tax: euros(60_000), gross: euros(360_000) };
  const now = new Date();
  const id = own.id ?? 'quo_31';
  await insertQuote(db, {
    id,
    customer_id: customer.id,
    subscription_id: subscriptionId,
    status: 'ready',
    version: 3,
    number: 'Q-2030-0031',
    asked: JSON.stringify({}),
    wanted: JSON.stringify({ productName: 'Studio', plan: { id: plan.id, name: plan.name }, seats: 10, term }),
    offer: JSON.stringify({ lines: [], taxes: [], total, conditions: null, terms: { timeZone, term }, priceId }),
    purchase_order_reference: null,
    consent_text: 'I accept.',
    superseded_by: null,
    requested_by: JSON.stringify({ kind: 'user', id: 'user-1', name: 'Zoé' }),
    requested_at: now,
    ready_at: now,
    valid_until: new Date('2099-12-20T22:59:59.999Z'),
    expiry_told_at: null,
    changed_at: now,
    ...own,
  });
  await keepVersion(db, id, 1);
  return id;
}

/** Makes a version of the document the newest one. */
export async function keepVersion(db: Kysely<Tables>, quoteId: string, version: number): Promise<void> {
  const bytes = fileOf(version);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await insertDocument(db, { quoteId, version, locale: 'en', sha256, bytes }, new Date());
  await db.updateTable('renewal_quote').set({ document_version: version }).where('id', '=', quoteId).execute();
}

/** Somebody who sends a quote by mail. */
export interface QuoteSender {
  db: Kysely<Tables>;
  services: Services;
  mail: ScriptedMailServer;
  customerId: string;
  quoteId: string;
  /** Sends a quote to one address, unless told otherwise. */
  send: (request?: Partial<Schemas['QuoteDeliveryRequest']>, quoteId?: string) => Promise<Schemas['Delivery']>;
  /** The delivery once every recipient has an outcome. */
  completed: (delivery: Pick<Schemas['Delivery'], 'id'>) => Promise<Schemas['Delivery']>;
}

/** All services on a fresh database with a real mail server; mails wait until work is started. It closes with the test. */
export async function openQuoteSender(
  test: TestContext,
  settings: Partial<DeliverySettings> = {},
  script: MailScript = {},
): Promise<QuoteSender> {
  const database = await openTestDatabase();
  const mail = await openMailServer(script);
  const services = await createServices(database, {
    outside: { ...nothingOutside, mail: { url: mail.url, from: 'Portico <billing@portico.example>' } },
    deliverySettings: { ...quickSettings, ...settings },
  });
  test.after(async () => {
    await services.close();
    await mail.close();
    await database.close();
  });
  const { db } = database;
  const customer = await services.customers.createCustomer({ party: partyNamed('Atelier Nord', {}) });
  const quote = await addQuote(db, services, customer);
  const actor = { id: 'user-camille', name: 'Camille Lefèvre' };
  return {
    db,
    services,
    mail,
    customerId: customer.id,
    quoteId: quote,
    send: (request = {}, quoteId = quote) =>
      inTransaction(db, (transaction) => {
        const sent = { recipients: ['achats@buyer.example'], ...request };
        const sender = { customerId: customer.id, actor, locale: null };
        return services.deliveries.createQuoteDelivery(sender, quoteId, sent, transaction);
      }),
    completed: ({ id }) =>
      when(
        () => services.deliveries.getQuoteDelivery(customer.id, quote, id),
        ({ status }) => status === 'completed',
      ),
  };
}
