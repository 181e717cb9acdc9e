import { msg, str } from '@lit/localize';
import type { InvoiceListItem } from '@portico/client';
import type { Formats } from '../../../localization/format.js';

/** The visible word of the button that leads to the payment page. */
export function payLabel(): string {
  return msg('Pay', { desc: 'Button that leads to the payment page.' });
}

/** Whether something is to be paid that no payment under way will settle. */
export function isPayable({ type, amountDue, amountPending }: InvoiceListItem): boolean {
  return type === 'invoice' && amountDue.amount > 0 && !amountPending?.amount;
}

/** Accessible name of a Pay button; holds the visible word. */
export function payName({ number }: InvoiceListItem): string {
  return msg(str`Pay invoice ${number}`, { desc: 'Accessible name of a Pay button; holds its visible word.' });
}

/** What a payment under way will settle; undefined when there is none. */
export function pendingText({ amountDue, amountPending }: InvoiceListItem, formats: Formats): string | undefined {
  if (!amountPending || amountPending.amount <= 0) return undefined;
  if (amountPending.amount >= amountDue.amount) {
    return msg('Payment processing', { desc: 'Below the status: all that is due is on its way from the bank.' });
  }
  const pending = formats.money(amountPending);
  return msg(str`${pending} processing`, { desc: 'Below the status: a part of what is due is on its way.' });
}
