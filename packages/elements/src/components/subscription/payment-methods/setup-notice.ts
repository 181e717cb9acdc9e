import { msg, str } from '@lit/localize';
import type { PaymentMethod, PaymentMethodSetup } from '@portico/client';
import { nothing, type TemplateResult } from 'lit';
import { meansText } from '../../../localization/means-text.js';
import { button } from '../../../ui/button.js';
import type { IconName } from '../../../ui/icons.js';
import { messageBar } from '../../../ui/message-bar.js';
import type { StatusTone } from '../../../ui/status-badge.js';

/** What the notice needs beside the visit. */
export interface SetupNotice {
  /** The method that was added, once it is known. */
  method: PaymentMethod | undefined;
  /** Whether another visit is being started. */
  busy: boolean;
  /** Starts another visit; undefined where the user may not. */
  again: (() => void) | undefined;
  dismiss: () => void;
}

const looks: Record<PaymentMethodSetup['status'], [IconName, StatusTone]> = {
  pending: ['busy', 'neutral'],
  succeeded: ['check', 'positive'],
  failed: ['alert', 'danger'],
  cancelled: ['alert', 'warning'],
  expired: ['alert', 'warning'],
};

/** How the visit to the provider's page went that the user comes back from. */
export function setupNotice(setup: PaymentMethodSetup, { method, busy, again, dismiss }: SetupNotice): TemplateResult {
  const [shape, tone] = looks[setup.status];
  const isOver = setup.status !== 'pending' && setup.status !== 'succeeded';
  return messageBar({
    shape,
    tone,
    content: setupText(setup, method),
    dismiss: { label: msg('Dismiss', { desc: 'Button that puts a message away.' }), click: dismiss },
    actions:
      isOver && again
        ? button({
            label: msg('Try again', { desc: 'Button after an error.' }),
            busy,
            click: again,
            part: 'button retry',
          })
        : nothing,
  });
}

/** How the visit went; shown and spoken. */
export function setupText({ status, failureReason }: PaymentMethodSetup, method: PaymentMethod | undefined): string {
  switch (status) {
    case 'pending':
      return msg('The payment method is being confirmed.', { desc: 'Back from the page of the payment provider.' });
    case 'succeeded':
      return addedText(method);
    case 'failed':
      return failedText(failureReason);
    case 'cancelled':
      return msg('No payment method was added. Everything is as before.', {
        desc: 'Back from the page of the payment provider without having entered anything.',
      });
    case 'expired':
      return msg('The payment provider’s page was open for too long. No payment method was added.', {
        desc: 'Back from the page of the payment provider.',
      });
  }
}

function addedText(method: PaymentMethod | undefined): string {
  if (!method) {
    return msg('The payment method was added.', { desc: 'Back from the page of the payment provider.' });
  }
  const name = meansText(method);
  return method.default
    ? msg(str`${name} was added and is the default now.`, {
        desc: 'Back from the page of the payment provider; holds a card or account. Feminine in French.',
      })
    : msg(str`${name} was added.`, {
        desc: 'Back from the page of the payment provider; holds a card or account. Feminine in French.',
      });
}

function failedText(reason: PaymentMethodSetup['failureReason']): string {
  switch (reason) {
    case 'card_declined':
    case 'insufficient_funds':
      return msg('The card was declined. No payment method was added. Try again with another card, or ask your bank.', {
        desc: 'Why a payment method could not be added.',
      });
    case 'card_expired':
      return msg('The card has expired. No payment method was added. Try again with another card.', {
        desc: 'Why a payment method could not be added.',
      });
    case 'authentication_failed':
      return msg('The bank could not confirm that it was you. No payment method was added.', {
        desc: 'Why a payment method could not be added.',
      });
    case 'debit_returned':
    case 'amount_mismatch':
    case 'provider_error':
    case null:
      return msg('No payment method was added.', { desc: 'Why is not known.' });
  }
}
