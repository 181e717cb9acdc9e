import document from '@portico/openapi/billing.json' with { type: 'json' };
import type { FastifyInstance } from 'fastify';
import type { Configuration } from './configuration/configuration.ts';

import { activityOperations } from './activity/routes.ts';
import { catalogueOperations } from './catalogue/routes.ts';
import { customerOperations } from './customers/routes.ts';
import { deliveryOperations } from './deliveries/routes.ts';
import { eventOperations } from './events/routes.ts';
import { exportOperations } from './exports/routes.ts';
import { renewalQuoteOperations } from './renewal-quotes/routes.ts';
import { notificationOperations } from './notifications/routes.ts';
import { paymentProofOperations } from './payment-proofs/routes.ts';
import { paymentMethodOperations } from './payment-methods/routes.ts';
import { paymentOperations } from './payments/routes.ts';
import { billingDetailsOperations } from './billing-details/routes.ts';
import { subscriptionOperations } from './subscriptions/routes.ts';
import { openDatabase, type Database } from './database/open.ts';
import { readContract } from './http/contract.ts';
import { healthOperations } from './http/health.ts';
import { checkDatabase } from './http/readiness.ts';
import type { HttpLimits } from './http/limits.ts';
import type { LogStream } from './http/request-log.ts';
import { createHttpServer } from './http/server.ts';
import { sessionOperations, sessionVerification } from './sessions/routes.ts';
import { secretKeyCheck } from './sessions/secret-keys.ts';
import { createSessionKeys } from './sessions/session-keys.ts';
import { invoiceOperations } from './invoices/routes.ts';
import { createServices, type Services, type ServicesOptions } from './services.ts';
import type { Clock } from './sessions/tokens.ts';
import { StartError } from './start-error.ts';

/** The whole server, put together. */
export interface PorticoServer {
  app: FastifyInstance;
  database: Database;
  services: Services;
  /** Where it listens, such as `http://127.0.0.1:4000`; empty before `listen`. */
  readonly url: string;
  /** @throws StartError when the port cannot be had */
  listen(): Promise<string>;
  /** Takes no new requests, answers those under way, then lets go of everything. Safe to call again. */
  close(): Promise<void>;
}

export interface ServerOptions {
  clock?: Clock;
  /** An open database in place of the one the configuration names. It is closed with the server. */
  database?: Database;
  logStream?: LogStream;
  limits?: Partial<HttpLimits>;
}

/** Milliseconds that requests under way are given when the server closes. */
const closingTime = 10_000;

/**
 * Opens the database and puts the parts together. Nothing listens yet.
 *
 * @throws StartError telling what to change
 */
export async function createServer(configuration: Configuration, options: ServerOptions = {}): Promise<PorticoServer> {
  const { clock = () => new Date() } = options;
  let app: FastifyInstance | undefined;
  const keys = await createSessionKeys(configuration.sessionKeysFile, {
    onUnusable: (error) => app?.log.error({ err: error }, 'the changed session keys file cannot be used'),
  });
  const database = options.database ?? (await openDatabase({ ...configuration, purpose: 'server' }));
  const services = await openServices(database, {
    clock,
    allowedOrigins: configuration.allowedOrigins,
    outside: configuration.outside,
    onError: (error) => app?.log.error({ err: error }, 'work in the background failed'),
    onNotice: ({ replaced, degraded }) => {
      app?.log.warn(
        { replacedCharacters: replaced.length, degraded: degraded !== null },
        'a document was not printed as it is stated',
      );
    },
  });
  try {
    app = await createHttpServer({
      contract: readContract(document),
      handlers: {
        ...healthOperations(() => checkDatabase(database.db)),
        ...sessionOperations({ keys, clock, findCustomer: (reference) => services.customers.findCustomer(reference) }),
        ...customerOperations({ db: database.db, customers: services.customers }),
        ...catalogueOperations(database.db, services.catalogue),
        ...invoiceOperations({ db: database.db, invoices: services.invoices }),
        ...paymentOperations({ db: database.db, payments: services.payments }),
        ...paymentMethodOperations(database.db, services.paymentMethods),
        ...deliveryOperations(database.db, services.deliveries),
        ...paymentProofOperations(database.db, services.paymentProofs),
        ...exportOperations(database.db, services.exports),
        ...billingDetailsOperations(services.billingDetails),
        ...subscriptionOperations(database.db, services.subscriptions),
        ...activityOperations(services.activity),
        ...notificationOperations(services.notifications),
        ...renewalQuoteOperations(database.db, services.renewalQuotes, services.subscriptions),
        ...eventOperations(services.events),
      },
      credentials: {
        verifySession: sessionVerification(keys, clock),
        acceptsSecretKey: secretKeyCheck(configuration.secretKeys),
      },
      allowedOrigins: configuration.allowedOrigins,
      brokenReplies: configuration.mode === 'production' ? 'log' : 'throw',
      logLevel: configuration.logLevel,
      ...(options.limits ? { limits: options.limits } : {}),
      ...(options.logStream ? { logStream: options.logStream } : {}),
    });
  } catch (error) {
    await closeAll(undefined, services, database);
    throw error;
  }
  return assemble(app, services, database, configuration);
}

/** A database whose services cannot be had is not left open. */
async function openServices(database: Database, options: ServicesOptions): Promise<Services> {
  try {
    return await createServices(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

function assemble(
  app: FastifyInstance,
  services: Services,
  database: Database,
  configuration: Configuration,
): PorticoServer {
  let url = '';
  let closing: Promise<void> | undefined;
  return {
    app,
    services,
    database,
    get url() {
      return url;
    },
    listen: async () => {
      url = await listen(app, configuration);
      await services.startWork();
      return url;
    },
    close: () => (closing ??= closeAll(app, services, database)),
  };
}

async function listen(app: FastifyInstance, { host, port }: Configuration): Promise<string> {
  try {
    return await app.listen({ host, port, listenTextResolver: (address) => `listening at ${address}` });
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, host, port);
  }
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code ?? 'unknown') {
    case 'EADDRINUSE':
      return new StartError(`Port ${port} on ${host} is in use. Stop what uses it, or set API_PORT to a free port.`);
    case 'EACCES':
      return new StartError(`Port ${port} may not be used by this user. Set API_PORT to a port above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `HOST is ${host}, which is not an address of this machine. Set it to 127.0.0.1 or another.`,
      );
    default:
      return error;
  }
}

async function closeAll(app: FastifyInstance | undefined, services: Services, database: Database): Promise<void> {
  try {
    await services.endStreams();
    if (app) await closeHttp(app);
  } finally {
    await services.close();
    await database.close();
  }
}

async function closeHttp(app: FastifyInstance): Promise<void> {
  const deadline = setTimeout(() => app.server.closeAllConnections(), closingTime);
  try {
    await app.close();
  } finally {
    clearTimeout(deadline);
  }
}
