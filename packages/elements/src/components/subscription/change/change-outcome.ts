import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../ui/button.js';
import { icon } from '../../../ui/icons.js';
import type { ChangeOutcome } from './change-state.js';
import type { ChangeDialog } from './change-dialog.js';
import { outcomeText } from './outcome-texts.js';

/** What became of a confirmed change, and what is left to do. */
export function changeOutcome(outcome: ChangeOutcome, context: ChangeDialog): TemplateResult {
  const { formats, pay, controller } = context;
  const { status, payment } = outcome.change;
  const { invoice } = outcome;
  const isPayable = pay !== undefined && invoice?.type === 'invoice' && invoice.amountDue.amount > 0;
  return html`<div class="change-outcome" tabindex="-1" data-first-focus>
      ${icon(status === 'applied' ? 'check' : status === 'scheduled' ? 'calendar' : 'busy')}
      <p><bdi>${outcomeText(outcome, formats)}</bdi></p>
    </div>
    ${pay?.problem === undefined ? nothing : html`<p class="field-problem" role="alert">${pay.problem}</p>`}
    <div class="dialog-actions">
      ${button({
        label: msg('Close', { desc: 'Button that closes a dialog.' }),
        click: () => controller.leave(),
        emphasis: !isPayable && status !== 'awaiting_payment',
      })}
      ${
        isPayable
          ? button({
              label: msg('Pay now', { desc: 'Button that leads from a change to the payment page.' }),
              emphasis: true,
              busy: pay.busy,
              click: () => pay.start(invoice),
              part: 'button pay',
            })
          : nothing
      }
      ${
        status === 'awaiting_payment' && payment
          ? button({
              label: msg('Continue to the payment page', { desc: 'Button where the browser has not left by itself.' }),
              emphasis: true,
              busy: controller.busy,
              click: () => controller.continue(),
              part: 'button pay',
            })
          : nothing
      }
    </div>`;
}
