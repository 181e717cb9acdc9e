import type { Schemas } from '../http/operations.ts';

type Reason = Schemas['PaymentFailureReason'];

/** Source: https://docs.stripe.com/declines/codes */
const reasonByCode: Readonly<Record<string, Reason>> = {
  card_declined: 'card_declined',
  expired_card: 'card_expired',
  insufficient_funds: 'insufficient_funds',
  authentication_required: 'authentication_failed',
  payment_intent_authentication_failure: 'authentication_failed',
  setup_intent_authentication_failure: 'authentication_failed',
};

/** Why no money came, by Stripe's codes; the reason of the issuer says more than the one of Stripe. */
export function failureReason(
  error: { code?: string | undefined; decline_code?: string | undefined } | null | undefined,
  otherwise: Reason,
): Reason {
  return reasonByCode[error?.decline_code ?? ''] ?? reasonByCode[error?.code ?? ''] ?? otherwise;
}
