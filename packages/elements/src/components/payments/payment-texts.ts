import { msg, str } from '@lit/localize';
import type { BillingErrorCode, Payment } from '@portico/client';
import { failureText } from '../../localization/failure-texts.js';
import type { Formats } from '../../localization/format.js';

const textByCode: Partial<Record<BillingErrorCode, () => string>> = {
  amount_changed: () =>
    msg('The amount has changed meanwhile. Nothing was charged. Check the new amount and pay again.', {
      desc: 'Error: what is due has changed.',
    }),
  nothing_to_pay: () => msg('This is paid already. Nothing was charged.', { desc: 'Error: nothing is due any more.' }),
  payment_in_progress: () =>
    msg('A payment of this is already under way. Nothing was charged twice.', {
      desc: 'Error: another payment is being settled.',
    }),
  mixed_currencies: () =>
    msg('Choose invoices of one currency to pay them together.', { desc: 'Why Pay does nothing.' }),
  payment_provider_unavailable: () =>
    msg('The payment page cannot be reached right now. Nothing was charged. Try again in a moment.', {
      desc: 'Error: the payment provider does not answer.',
    }),
  return_url_not_allowed: () =>
    msg('Payments cannot be started from this page. Nothing was charged. Tell the people who run it.', {
      desc: 'Error: the page is not among the allowed origins.',
    }),
};

/** Why a payment could not be started, and what to do. */
export function payFailureText(code: BillingErrorCode): string {
  return (textByCode[code] ?? (() => failureText(code)))();
}

/** How a payment stands; shown and spoken. */
export function paymentText(payment: Payment, formats: Formats): string {
  const amount = formats.money(payment.amount);
  if (payment.allocations.length === 0 && payment.status === 'succeeded') {
    return msg(str`${amount} paid. Thank you.`, { desc: 'Back from the payment page; for what is not known yet.' });
  }
  if (payment.allocations.length === 0 && payment.status === 'processing') {
    return msg(str`The payment of ${amount} is processing. The bank needs some days.`, {
      desc: 'Back from the payment page; for what is not known yet.',
    });
  }
  const subject = subjectText(payment, formats);
  switch (payment.status) {
    case 'pending':
      return msg(str`The payment of ${amount} is being confirmed.`, { desc: 'Back from the payment page.' });
    case 'processing':
      return msg(
        str`The payment of ${amount} is processing. The bank needs some days; ${subject} will show as paid by itself.`,
        { desc: 'Back from the payment page; holds an invoice or a number of invoices.' },
      );
    case 'succeeded':
      return msg(str`${amount} paid for ${subject}. Thank you.`, {
        desc: 'Back from the payment page; holds an invoice or a number of invoices.',
      });
    case 'failed':
      return failedText(payment);
    case 'cancelled':
      return msg('The payment was cancelled. Nothing was charged.', { desc: 'Back from the payment page.' });
    case 'expired':
      return msg('The payment page was open for too long. Nothing was charged.', {
        desc: 'Back from the payment page.',
      });
  }
}

/** What was received beyond the amounts due; undefined normally. */
export function overpaidText({ overpaid }: Payment, formats: Formats): string | undefined {
  if (overpaid.amount <= 0) return undefined;
  const amount = formats.money(overpaid);
  return msg(str`${amount} more was received than was due.`, { desc: 'A payment was higher than the amount due.' });
}

function subjectText({ allocations }: Payment, formats: Formats): string {
  const [first, ...others] = allocations;
  if (first && others.length === 0) {
    return msg(str`invoice ${first.invoiceNumber}`, { desc: 'What was paid, within a sentence.' });
  }
  const number = formats.number(allocations.length);
  return msg(str`${number} invoices`, { desc: 'Number of open invoices, plural.' });
}

function failedText({ failureReason }: Payment): string {
  switch (failureReason) {
    case 'card_declined':
      return msg('The card was declined. Nothing was charged. Try again with another card, or ask your bank.', {
        desc: 'Why a payment failed.',
      });
    case 'insufficient_funds':
      return msg('The account does not hold enough money. Nothing was charged.', { desc: 'Why a payment failed.' });
    case 'card_expired':
      return msg('The card has expired. Nothing was charged. Try again with another card.', {
        desc: 'Why a payment failed.',
      });
    case 'authentication_failed':
      return msg('The bank could not confirm that it was you. Nothing was charged.', { desc: 'Why a payment failed.' });
    case 'debit_returned':
      return msg('The bank has returned the debit. The amount is still to be paid.', { desc: 'Why a payment failed.' });
    case 'amount_mismatch':
      return msg('Another amount arrived than was asked for. We look into it.', { desc: 'Why a payment failed.' });
    case 'provider_error':
    case null:
      return msg('The payment did not succeed.', { desc: 'Why a payment failed, when the reason is not known.' });
  }
}
