import { msg } from '@lit/localize';
import type { BillingErrorCode } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { failureText, referenceText } from '../../../localization/failure-texts.js';
import { button } from '../../../ui/button.js';
import { dialog } from '../../../ui/dialog.js';
import { actionText } from '../quote-texts.js';
import type { WithdrawController } from './withdraw-controller.js';

/** Says what withdrawing means, and asks whether to do it. */
export function withdrawDialog(controller: WithdrawController): TemplateResult {
  return dialog({
    title: msg('Withdraw the request for a renewal quote?', { desc: 'Title of a question.' }),
    closeLabel: msg('Close', { desc: 'Button that closes a dialog.' }),
    part: 'quote-withdrawal',
    leave: () => controller.leave(),
    closed: () => controller.closed(),
    content: html`<div class="quote-form">
      <p>
        ${msg(
          'Nobody can accept the quote then. The subscription stays as it is, and you can ask for a new quote at any time.',
          {
            desc: 'What withdrawing the request for a quote means.',
          },
        )}
      </p>
      ${refusal(controller)}
      <div class="dialog-actions">
        ${button({
          label: msg('Go back', { desc: 'Button that closes a question and changes nothing.' }),
          click: () => controller.leave(),
          disabled: controller.busy,
          part: 'button stay',
        })}
        ${button({
          label: actionText('withdraw'),
          busy: controller.busy,
          click: () => void controller.confirm(),
          part: 'button submit',
        })}
      </div>
    </div>`,
  });
}

function refusal({ failure }: WithdrawController): TemplateResult | typeof nothing {
  if (!failure) return nothing;
  return html`<p class="field-problem" role="alert">
    ${withdrawFailureText(failure.code)} ${referenceText(failure.requestId) ?? nothing}
  </p>`;
}

function withdrawFailureText(code: BillingErrorCode): string {
  return code === 'invalid_state'
    ? msg('This quote is no longer open, so there is nothing to withdraw.', {
        desc: 'Error: a quote was accepted or has expired meanwhile.',
      })
    : failureText(code);
}
