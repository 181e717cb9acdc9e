import type { FastifyInstance } from 'fastify';
import type { Desk } from './desk.ts';
import { registerLedger } from './ledger-routes.ts';
import { registerPaymentPage } from './payment-routes.ts';
import { registerSellerInterface, type SellerRouteOptions } from './seller-routes.ts';

/** The payment provider: interface for sellers, page for people who pay, and its own list of payments. */
export function registerPayments(app: FastifyInstance, desk: Desk, options: SellerRouteOptions): void {
  registerSellerInterface(app, desk, options);
  registerPaymentPage(app, desk.cashier);
  registerLedger(app, desk);
}
