import type { Schemas } from '../../http/operations.ts';
import type { Rates } from '../tables.ts';
import { taxed } from './tax.ts';

/** What a price is made of. */
export interface Priced {
  /** Seats that are paid for. */
  seats: number;
  rates: Rates;
  addOns: readonly Pick<Schemas['SubscribedAddOn'], 'quantity' | 'price'>[];
  tax: Schemas['TaxCategory'];
}

/** What is charged per billing interval, without tax. */
export function netPriceOf({ seats, rates, addOns }: Omit<Priced, 'tax'>): Schemas['Money'] {
  const forAddOns = addOns.reduce((sum, { quantity, price }) => sum + quantity * price.amount, 0);
  return { amount: rates.flat.amount + seats * rates.perSeat.amount + forAddOns, currency: rates.flat.currency };
}

/** What is charged per billing interval, with tax. */
export function priceOf(priced: Priced): Schemas['TaxedAmount'] {
  return taxed(netPriceOf(priced), priced.tax);
}
