import { msg } from '@lit/localize';

/** Says that the details are stored. */
export function savedText(): string {
  return msg('Billing details saved.', { desc: 'Spoken when the billing details are stored.' });
}
