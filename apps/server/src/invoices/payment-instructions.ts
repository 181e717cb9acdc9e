import type { Schemas } from '../http/operations.ts';
import type { SellerSettings } from '../sellers/tables.ts';

/** How a customer pays. */
export type PaymentWay =
  | { readonly kind: 'transfer' }
  | { readonly kind: 'direct debit'; readonly mandate: string | null; readonly debitedAccount: string | null }
  | { readonly kind: 'card'; readonly lastDigits: string; readonly holder: string | null };

/** UNCL 4461: credit transfer, SEPA direct debit, bank card. */
const meansCodes: Record<PaymentWay['kind'], string> = { transfer: '30', 'direct debit': '59', card: '48' };

/** What of the seller the instructions state. */
export type PaymentReceiver = Pick<SellerSettings, 'party' | 'account' | 'creditorIdentifier'>;

/**
 * The payment instructions of an invoice.
 *
 * @param number Of the invoice: what the payer states as its purpose.
 */
export function paymentOf(way: PaymentWay, seller: PaymentReceiver, number: string): Schemas['PaymentInstructions'] {
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
        ? {
            mandate: way.mandate,
            creditor: seller.creditorIdentifier ?? null,
            debitedAccount: way.debitedAccount,
          }
        : null,
  };
}

/**
 * How an invoice that is charged to a stored payment method is paid.
 *
 * @returns undefined for a kind that EN 16931 has no instructions for
 */
export function chargedWay(
  { kind, lastDigits }: Schemas['PaymentMeans'],
  holder: string | null,
): PaymentWay | undefined {
  if (kind === 'card') return lastDigits === null ? undefined : { kind: 'card', lastDigits, holder };
  if (kind === 'sepa_debit') return { kind: 'direct debit', mandate: null, debitedAccount: null };
  return undefined;
}
