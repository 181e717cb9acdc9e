import { msg, str } from '@lit/localize';
import type { PaymentMeans } from '@portico/client';

/** How something was paid, such as "Visa ending in 4242". */
export function meansText({ kind, brand, lastDigits }: PaymentMeans): string {
  const name = brand ? brand.charAt(0).toUpperCase() + brand.slice(1) : kindText(kind);
  return lastDigits
    ? msg(str`${name} ending in ${lastDigits}`, { desc: 'Payment means and the last digits of card or account.' })
    : name;
}

function kindText(kind: PaymentMeans['kind']): string {
  switch (kind) {
    case 'card':
      return msg('Card', { desc: 'Payment means.' });
    case 'sepa_debit':
      return msg('SEPA direct debit', { desc: 'Payment means.' });
    case 'bank_debit':
      return msg('Direct debit', { desc: 'Payment means.' });
    case 'bank_transfer':
      return msg('Bank transfer', { desc: 'Payment means.' });
    case 'other':
      return msg('Payment', { desc: 'Payment means that are not known.' });
  }
}
