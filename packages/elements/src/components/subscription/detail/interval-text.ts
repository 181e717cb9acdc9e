import { msg } from '@lit/localize';
import type { SubscriptionListItem } from '@portico/client';

/** How often an invoice is made. */
export function intervalText(interval: SubscriptionListItem['term']['interval']): string {
  switch (interval) {
    case 'month':
      return msg('per month', { desc: 'Behind a price: how often it is charged.' });
    case 'quarter':
      return msg('per quarter', { desc: 'Behind a price: how often it is charged.' });
    case 'year':
      return msg('per year', { desc: 'Behind a price: how often it is charged.' });
  }
}
