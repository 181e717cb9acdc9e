import { msg, str } from '@lit/localize';
import type { SubscriptionListItem } from '@portico/client';
import type { Formats } from '../../localization/format.js';
import { meansText } from '../../localization/means-text.js';
import type { IconName } from '../../ui/icons.js';
import type { StatusTone } from '../../ui/status-badge.js';

type Status = SubscriptionListItem['status'];

/** The word for a status. */
export function statusText(status: Status): string {
  switch (status) {
    case 'trial':
      return msg('Trial', { desc: 'Status of a subscription that is tried without cost.' });
    case 'active':
      return msg('Active', { desc: 'Status of a subscription that works. Masculine in French.' });
    case 'past_due':
      return msg('Past due', { desc: 'Status of a subscription that works but has an overdue invoice.' });
    case 'inactive':
      return msg('Inactive for non-payment', { desc: 'Status of a subscription that is off for payment default.' });
    case 'cancels_at_term_end':
      return msg('Cancelled at term end', {
        desc: 'Status of a subscription that works until the end of its term. Masculine in French.',
      });
    case 'ended':
      return msg('Ended', { desc: 'Status of a subscription that is over. Masculine in French.' });
  }
}

/** Shape and colour of a status. */
export const statusLooks: Record<Status, [IconName, StatusTone]> = {
  trial: ['half', 'neutral'],
  active: ['check', 'positive'],
  past_due: ['alert', 'warning'],
  inactive: ['alert', 'danger'],
  cancels_at_term_end: ['half', 'warning'],
  ended: ['ring', 'muted'],
};

/** Label of the button that leads to a subscription's details. */
export function manageLabel(): string {
  return msg('Manage subscription', {
    desc: 'Button that leads to all facts and actions of a subscription. With a straight apostrophe in French.',
  });
}

/** The same for one among several; holds the label. */
export function manageName({ product, plan }: SubscriptionListItem): string {
  const name = `${product.name} ${plan.name}`;
  return msg(str`Manage subscription: ${name}`, {
    desc: 'Accessible name of the button among several; begins with its visible words. With a straight apostrophe in French.',
  });
}

/** How many of the bought seats are in use; undefined where that is not known. */
export function seatsInUseText({ used, bought }: SubscriptionListItem['seats'], formats: Formats): string | undefined {
  if (used === null) return undefined;
  const inUse = formats.number(used);
  const all = formats.number(bought);
  return msg(str`${inUse} of ${all} in use`, { desc: 'How many of the bought seats are in use.' });
}

/** An add-on with its number, when there is more than one. */
export function addOnText({ name, quantity }: SubscriptionListItem['addOns'][number], formats: Formats): string {
  return quantity === 1 ? name : `${name} \u00D7 ${formats.number(quantity)}`;
}

/** What the next term begins with, or that there is none. */
export function renewalText({ nextRenewal, status, term }: SubscriptionListItem, formats: Formats): string {
  if (status === 'ended') return noneText();
  if (nextRenewal) {
    const day = formats.day(nextRenewal.on);
    const amount = formats.money(nextRenewal.expected.gross);
    return msg(str`${day}, ${amount} with tax`, { desc: 'Day of the next renewal and its expected total.' });
  }
  const end = formats.day(term.end);
  return msg(str`None, ends on ${end}`, { desc: 'There is no next renewal; holds the last day. Masculine in French.' });
}

/** Whether it renews by itself. */
export function autoRenewText({ autoRenew }: Pick<SubscriptionListItem, 'autoRenew'>): string {
  return autoRenew
    ? msg('On', { desc: 'Automatic renewal is switched on. Masculine in French.' })
    : msg('Off', { desc: 'Automatic renewal is switched off. Masculine in French.' });
}

/** How invoices are paid, such as "Visa ending in 4242". */
export function paidWithText({ paymentMethod }: SubscriptionListItem): string {
  return paymentMethod
    ? meansText(paymentMethod)
    : msg('By hand, invoice by invoice', { desc: 'No payment method: each invoice is paid by the customer.' });
}

/** Last day to cancel or to switch off renewal. */
export function noticeText(
  { noticeDeadline, status, autoRenew, timeZone, agreedRenewal }: SubscriptionListItem,
  formats: Formats,
  now: number,
): string {
  if (status === 'ended') return noneText();
  if (agreedRenewal) return msg('None, the next term is agreed', { desc: 'There is no notice to give any more.' });
  if (!autoRenew)
    return msg('Not needed, it ends by itself', { desc: 'There is no notice to give. About a subscription.' });
  if (noticeDeadline === null || Date.parse(noticeDeadline) <= now) {
    return msg('Has passed for this term', { desc: 'The notice deadline has passed.' });
  }
  const day = formats.dayIn(noticeDeadline, timeZone, now);
  return msg(str`until ${day}`, { desc: 'A period without a beginning.' });
}

function noneText(): string {
  return msg('None', { desc: 'Said of a term: there is none. Masculine in French.' });
}
