import type { Stripe } from 'stripe';
import type { Schemas } from '../http/operations.ts';
import type { GatewayMethod } from './gateway.ts';

/** Debits of accounts beside SEPA. Source: https://docs.stripe.com/payments/bank-debits */
const bankDebits = new Set(['acss_debit', 'au_becs_debit', 'bacs_debit', 'nz_bank_account', 'us_bank_account']);

/** How a charge was paid; null when it was not. */
export function meansOfCharge(charge: Stripe.PaymentIntent['latest_charge']): Schemas['PaymentMeans'] | null {
  const details = charge && typeof charge === 'object' ? charge.payment_method_details : undefined;
  if (!details) return null;
  if (details.card) return { kind: 'card', brand: details.card.brand, lastDigits: details.card.last4 };
  return meansOfType(details.type, details.sepa_debit?.last4 ?? null);
}

/** A stored method; null when it was not read with the rest. */
export function storedMethod(method: Stripe.SetupIntent['payment_method'] | undefined): GatewayMethod | null {
  if (!method || typeof method === 'string') return null;
  const { id, type, card, billing_details: billing } = method;
  const common = { id, holder: billing?.name || null };
  if (!card) {
    const lastDigits = method.sepa_debit?.last4 ?? method.us_bank_account?.last4 ?? method.bacs_debit?.last4 ?? null;
    return { ...common, ...meansOfType(type, lastDigits), expiry: null };
  }
  const expiry = { year: card.exp_year, month: card.exp_month };
  return { ...common, kind: 'card', brand: card.brand, lastDigits: card.last4, expiry };
}

function meansOfType(type: string, lastDigits: string | null): Schemas['PaymentMeans'] {
  if (type === 'sepa_debit') return { kind: 'sepa_debit', brand: null, lastDigits };
  if (bankDebits.has(type)) return { kind: 'bank_debit', brand: null, lastDigits };
  return { kind: 'other', brand: type, lastDigits };
}
