import type { OutsideSettings } from '../configuration/outside.ts';
import type { PaymentGateway } from './gateway.ts';
import { createSandboxGateway } from './sandbox-gateway.ts';
import { createStripeGateway } from './stripe-gateway.ts';

/** The provider that the operator has connected, if any. */
export function connectGateway({ payments, publicUrl }: OutsideSettings): PaymentGateway | undefined {
  switch (payments?.kind) {
    case undefined:
      return undefined;
    case 'sandbox':
      return createSandboxGateway({ ...payments, webhookUrl: `${publicUrl}/v1/provider-webhooks/sandbox` });
    case 'stripe':
      return createStripeGateway(payments);
  }
}
