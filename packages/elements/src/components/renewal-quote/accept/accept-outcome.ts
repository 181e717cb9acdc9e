import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../ui/button.js';
import { icon } from '../../../ui/icons.js';
import { offerFacts } from '../quote-offer.js';
import { actionText } from '../quote-texts.js';
import type { AcceptDialog } from './accept-dialog.js';
import type { AcceptForm } from './accept-state.js';
import { acceptedText, obstacleText } from './accept-texts.js';

/** What became of the quote, and the way on. */
export function acceptOutcome(form: AcceptForm, context: AcceptDialog): TemplateResult {
  const { quote, obstacle } = form;
  return html`<div class="quote-form">
    <div class="quote-outcome" tabindex="-1" data-first-focus>
      ${icon(obstacle ? 'alert' : 'check')}
      <p>${obstacle ? obstacleText(obstacle) : acceptedText()}</p>
    </div>
    <div class="quote-body">${offerFacts(quote, context.formats)}</div>
    ${actions(form, context)}
  </div>`;
}

function actions({ invoiceId, obstacle }: AcceptForm, { controller }: AcceptDialog): TemplateResult {
  const canShow = invoiceId !== undefined && controller.maySeeInvoice;
  const canAsk = (obstacle === 'expired' || obstacle === 'superseded') && controller.canRequest;
  return html`<div class="dialog-actions">
    ${button({
      label: msg('Close', { desc: 'Button that closes a dialog.' }),
      emphasis: !canShow && !canAsk,
      click: () => controller.leave(),
      part: 'button stay',
    })}
    ${
      canShow
        ? button({
            label: msg('Show and pay the invoice', { desc: 'Button that leads to the unpaid invoice of a renewal.' }),
            icon: 'receipt',
            emphasis: true,
            click: () => controller.showInvoice(),
            part: 'button invoice',
          })
        : nothing
    }
    ${
      canAsk
        ? button({
            label: actionText('request'),
            emphasis: true,
            click: () => void controller.requestAnother(),
            part: 'button request',
          })
        : nothing
    }
  </div>`;
}
