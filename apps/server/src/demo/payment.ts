import type { Schemas } from '../http/operations.ts';
import type { Seller } from './sellers.ts';

/** How a customer pays. */
export type PaymentWay =
  | { readonly kind: 'transfer' }
  | { readonly kind: 'direct debit'; readonly mandate: string; readonly debitedAccount: string }
  | { readonly kind: 'card'; readonly lastDigits: string; readonly holder: string };

/** UNCL 4461: credit transfer, SEPA direct debit, bank card. */
const meansCodes: Record<PaymentWay['kind'], string> = { transfer: '30', 'direct debit': '59', card: '48' };

/**
 * The payment instructions of an invoice.
 *
 * @param number Of the invoice: what the payer states as its purpose.
 */
export function paymentOf(way: PaymentWay, seller: Seller, number: string): Schemas['PaymentInstructions'] {
  const { iban, bic } = seller.account;
  return {
    meansCode: meansCodes[way.kind],
    meansText: null,
    remittance: number,
    creditTransfers:
      way.kind === 'transfer' ? [{ account: iban, accountName: seller.party.name, serviceProvider: bic }] : [],
    card: way.kind === 'card' ? { lastDigits: way.lastDigits, holder: way.holder } : null,
    directDebit:
      way.kind === 'direct debit'
        ? { mandate: way.mandate, creditor: seller.creditorIdentifier, debitedAccount: way.debitedAccount }
        : null,
  };
}
