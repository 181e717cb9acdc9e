import { BillingInvoicesElement } from './components/invoices/invoices.element.js';
import { register } from './internal/register.js';

register('billing-invoices', BillingInvoicesElement);

export { BillingInvoicesElement };

declare global {
  interface HTMLElementTagNameMap {
    'billing-invoices': BillingInvoicesElement;
  }
}
