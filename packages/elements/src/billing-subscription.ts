import { BillingSubscriptionElement } from './components/subscription/subscription.element.js';
import { register } from './internal/register.js';

register('billing-subscription', BillingSubscriptionElement);

export { BillingSubscriptionElement };

declare global {
  interface HTMLElementTagNameMap {
    'billing-subscription': BillingSubscriptionElement;
  }
}
