import { msg, str } from '@lit/localize';
import type { Formats } from '../../../localization/format.js';
import { meansText } from '../../../localization/means-text.js';
import { seatsText } from '../../../localization/seats-text.js';
import type { ChangeOutcome } from './change-state.js';

/** Title of what became of a confirmed change. */
export function outcomeTitle({ change }: ChangeOutcome): string {
  switch (change.status) {
    case 'applied':
      return msg('Your subscription has been changed', { desc: 'Title: a change is in effect.' });
    case 'scheduled':
      return msg('Your change is scheduled', { desc: 'Title: a change waits for the end of the term.' });
    case 'awaiting_payment':
      return msg('Your bank asks for a confirmation', { desc: 'Title: the customer goes to the payment page.' });
  }
}

/** What became of a confirmed change, in a sentence or two. */
export function outcomeText(outcome: ChangeOutcome, formats: Formats): string {
  const { change, preview } = outcome;
  const seats = seatsText(preview.seats, formats);
  const plan = preview.plan.name;
  switch (change.status) {
    case 'applied':
      return [
        msg(str`You have ${seats} of ${plan} now.`, { desc: 'A change is in effect; holds "15 seats" and a plan.' }),
        moneyText(outcome, formats),
      ].join(' ');
    case 'scheduled': {
      const day = formats.day(preview.effectiveOn);
      return msg(
        str`From ${day} on you have ${seats} of ${plan}. Until then everything stays as it is, and you can undo the change.`,
        { desc: 'A change waits for the end of the term; holds a day, "8 seats" and a plan.' },
      );
    }
    case 'awaiting_payment': {
      const amount = formats.money(preview.dueToday);
      return msg(
        str`You are taken to the payment page to confirm ${amount}. The change counts as soon as that is done.`,
        {
          desc: 'The customer goes to the payment page.',
        },
      );
    }
  }
}

/** What was charged, or is to be paid. */
function moneyText({ change, preview, invoice }: ChangeOutcome, formats: Formats): string {
  const amount = formats.money(preview.dueToday);
  const { payment } = change;
  if (payment?.status === 'succeeded') {
    const number = payment.allocations[0]?.invoiceNumber;
    const means = payment.means ? meansText(payment.means) : undefined;
    if (means !== undefined && number !== undefined) {
      return msg(str`${amount} was charged to ${means}, invoice ${number}.`, { desc: 'What a change has cost.' });
    }
    return msg(str`${amount} was charged.`, { desc: 'What a change has cost.' });
  }
  if (payment) {
    return msg(str`The payment of ${amount} is processing.`, {
      desc: 'What a change costs; the bank needs some days.',
    });
  }
  if (invoice?.type === 'credit_note') {
    const { number } = invoice;
    return msg(str`Credit note ${number} was made out.`, { desc: 'A change gives money back; holds a number.' });
  }
  if (invoice) {
    const { number } = invoice;
    const due = formats.money(invoice.amountDue);
    return invoice.amountDue.amount > 0
      ? msg(str`Invoice ${number} of ${due} is to be paid.`, { desc: 'What a change costs; holds number and amount.' })
      : msg(str`Invoice ${number} was made out.`, { desc: 'A change has an invoice; holds its number.' });
  }
  if (change.invoiceId !== null) {
    return msg(str`An invoice of ${amount} was made out.`, { desc: 'What a change costs; its number is not known.' });
  }
  return msg('Nothing was charged.', { desc: 'What a change has cost.' });
}
