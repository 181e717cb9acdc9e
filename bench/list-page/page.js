/* What a host writes to show invoices. */
import { createBillingClient } from '../../packages/client/src/index.ts';
import '../../packages/elements/src/billing-invoices.ts';

const element = document.createElement('billing-invoices');
element.client = createBillingClient({
  baseUrl: location.origin,
  fetchSession: async () => (await fetch('/session')).json(),
});
document.body.append(element);
