import { minorUnits } from '../money/minor-units.ts';

/**
 * Decimals that Stripe counts amounts with where they are not those of ISO 4217.
 * Source: https://docs.stripe.com/currencies#special-cases and #zero-decimal.
 */
const stripeDecimals: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

/** Three-decimal currencies are charged in steps of ten. Source: https://docs.stripe.com/currencies#three-decimal */
const stepOfThreeDecimals = 10;

/**
 * An amount as Stripe counts it.
 *
 * @param amount minor units of ISO 4217
 * @returns undefined when Stripe cannot charge exactly this amount
 */
export function toStripeAmount(amount: number, currency: string): number | undefined {
  const ours = minorUnits(currency) ?? 2;
  if (ours === 3 && amount % stepOfThreeDecimals !== 0) return undefined;
  const converted = amount * 10 ** ((stripeDecimals[currency] ?? ours) - ours);
  return Number.isInteger(converted) ? converted : undefined;
}

/** The reverse of {@link toStripeAmount}. @returns minor units of ISO 4217 */
export function fromStripeAmount(amount: number, currency: string): number {
  const ours = minorUnits(currency) ?? 2;
  return Math.round(amount * 10 ** (ours - (stripeDecimals[currency] ?? ours)));
}
