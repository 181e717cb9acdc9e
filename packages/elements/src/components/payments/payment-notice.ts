import { msg } from '@lit/localize';
import type { Payment, PaymentStatus } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../localization/format.js';
import { button } from '../../ui/button.js';
import type { IconName } from '../../ui/icons.js';
import { messageBar } from '../../ui/message-bar.js';
import type { StatusTone } from '../../ui/status-badge.js';
import { overpaidText, paymentText } from './payment-texts.js';

/** What the notice offers. */
export interface PaymentNotice {
  formats: Formats;
  /** How it stands, where that is more than {@link paymentText} says. */
  text?: string;
  /** Whether a payment is being started. */
  busy: boolean;
  /** Pays the same invoices again; undefined where the user may not. */
  again: (() => void) | undefined;
  dismiss: () => void;
}

const looks: Record<PaymentStatus, [IconName, StatusTone]> = {
  pending: ['busy', 'neutral'],
  processing: ['half', 'neutral'],
  succeeded: ['check', 'positive'],
  failed: ['alert', 'danger'],
  cancelled: ['alert', 'warning'],
  expired: ['alert', 'warning'],
};

/** How the payment stands that the user comes back from. */
export function paymentNotice(payment: Payment, context: PaymentNotice): TemplateResult {
  const [shape, tone] = looks[payment.status];
  const overpaid = overpaidText(payment, context.formats);
  return messageBar({
    shape,
    tone,
    content: html`${context.text ?? paymentText(payment, context.formats)}${overpaid === undefined ? nothing : html` ${overpaid}`}`,
    dismiss: { label: dismissLabel(), click: context.dismiss },
    actions:
      isUnpaid(payment) && context.again
        ? button({
            label: msg('Try again', { desc: 'Button after an error.' }),
            busy: context.busy,
            click: context.again,
            part: 'button retry',
          })
        : nothing,
  });
}

/** Why several invoices together could not be paid. */
export function payProblem(text: string, dismiss: () => void): TemplateResult {
  return messageBar({
    shape: 'alert',
    tone: 'danger',
    content: text,
    dismiss: { label: dismissLabel(), click: dismiss },
  });
}

function dismissLabel(): string {
  return msg('Dismiss', { desc: 'Button that puts a message away.' });
}

function isUnpaid({ status }: Payment): boolean {
  return status === 'failed' || status === 'cancelled' || status === 'expired';
}
