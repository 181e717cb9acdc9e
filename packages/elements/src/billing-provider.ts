import { BillingProviderElement } from './components/provider/provider.element.js';
import { register } from './internal/register.js';

register('billing-provider', BillingProviderElement);

export { BillingProviderElement };

declare global {
  interface HTMLElementTagNameMap {
    'billing-provider': BillingProviderElement;
  }
}
