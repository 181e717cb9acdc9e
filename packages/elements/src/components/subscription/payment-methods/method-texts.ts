import { msg, str } from '@lit/localize';
import type { PaymentMethod } from '@portico/client';
import type { Formats } from '../../../localization/format.js';

/** Name of the card and of the dialog's list. */
export function methodsTitle(): string {
  return msg('Payment method', { desc: 'Title of the card that shows how invoices are paid.' });
}

/** Accessible name of the pencil. */
export function editMethodName(): string {
  return msg('Edit payment method', { desc: 'Accessible name of the pencil beside the payment method.' });
}

/** Says that nothing is charged by itself. */
export function byHandText(): string {
  return msg('Invoices are paid by hand.', { desc: 'There is no payment method that invoices are charged to.' });
}

/** Label of the button that leads to the provider's page. */
export function addMethodLabel(): string {
  return msg('Add payment method', { desc: 'Button that leads to the page of the payment provider.' });
}

/** Last month that a card works in; undefined for what does not expire. */
export function expiryText({ expiry, state }: PaymentMethod, formats: Formats): string | undefined {
  if (!expiry) return undefined;
  const month = formats.month(expiry);
  return state === 'expired'
    ? msg(str`Expired ${month}`, { desc: 'Last month that a card worked in, such as 10/2026.' })
    : msg(str`Expires ${month}`, { desc: 'Last month that a card works in, such as 01/2029.' });
}

/** What is to be done about a card that expires; undefined when it is valid. */
export function warningText({ state, expiry }: PaymentMethod, formats: Formats): string | undefined {
  switch (state) {
    case 'valid':
      return undefined;
    case 'expiring': {
      if (!expiry) return undefined;
      const month = formats.month(expiry);
      return msg(str`This card works until the end of ${month} only. Replace it in time, so that no charge fails.`, {
        desc: 'Warning about a card that expires soon; holds its last month, such as 12/2026.',
      });
    }
    case 'expired':
      return msg('This card has expired: it can no longer be charged. Replace it.', {
        desc: 'Warning about a card that has expired.',
      });
  }
}

/** Words of the badge of a card that expires; undefined when it is valid. */
export function stateText({ state }: PaymentMethod): string | undefined {
  switch (state) {
    case 'valid':
      return undefined;
    case 'expiring':
      return msg('Expires soon', { desc: 'Badge of a card. Feminine in French.' });
    case 'expired':
      return msg('Expired', { desc: 'Badge of a card. Feminine in French.' });
  }
}

/** Says where card data goes. */
export function cardDataText(): string {
  return msg('Card and account details are entered on the payment provider’s page. They never pass through this one.', {
    desc: 'Note in the dialog of payment methods.',
  });
}
