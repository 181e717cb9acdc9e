import type { NewSubscription } from '../subscriptions/service.ts';
import { atelierSubscriptions } from './accounts/atelier.ts';
import { maraisSubscriptions } from './accounts/marais.ts';
import { partnerSubscriptions } from './accounts/partner.ts';
import { werkSubscriptions } from './accounts/werk.ts';

/**
 * The subscriptions that demo invoices are for. One is inactive for payment default.
 *
 * @param today ISO 8601 day that terms and prices are of.
 */
export function demoSubscriptions(today: string): NewSubscription[] {
  return [atelierSubscriptions, werkSubscriptions, maraisSubscriptions, partnerSubscriptions].flatMap((make) =>
    make(today),
  );
}
