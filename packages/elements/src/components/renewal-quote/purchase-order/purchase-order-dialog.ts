import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { referenceText } from '../../../localization/failure-texts.js';
import type { Formats } from '../../../localization/format.js';
import { button } from '../../../ui/button.js';
import { dialog } from '../../../ui/dialog.js';
import { icon } from '../../../ui/icons.js';
import { textField } from '../../../ui/text-field.js';
import { actionText } from '../quote-texts.js';
import { longest, type PurchaseOrderController, type PurchaseOrderForm } from './purchase-order-controller.js';
import { meanwhileText, purchaseOrderFailureText } from './purchase-order-texts.js';

/** What the dialog needs beside what was typed. */
export interface PurchaseOrderDialog {
  controller: PurchaseOrderController;
  formats: Formats;
}

/** One field for the reference, and what others have made of it meanwhile. */
export function purchaseOrderDialog(form: PurchaseOrderForm, context: PurchaseOrderDialog): TemplateResult {
  const { controller } = context;
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    void controller.submit();
  };
  return dialog({
    title: actionText('purchase-order'),
    closeLabel: msg('Close', { desc: 'Button that closes a dialog.' }),
    part: 'quote-purchase-order',
    leave: () => controller.leave(),
    closed: () => controller.closed(),
    content: html`<form class="quote-form" novalidate @submit=${handleSubmit}>
        ${meanwhile(form)} ${field(form, context)} ${refusal(context)} ${actions(context)}
      </form>
      <p class="hidden" role="status">${form.announcement}</p>`,
  });
}

function meanwhile({ isMeanwhile, base }: PurchaseOrderForm): TemplateResult | typeof nothing {
  if (!isMeanwhile) return nothing;
  return html`<p class="calculation-news purchase-order-news" tabindex="-1">
    ${icon('alert')}<span><bdi>${meanwhileText(base)}</bdi></span>
  </p>`;
}

function field(form: PurchaseOrderForm, { controller, formats }: PurchaseOrderDialog): TemplateResult {
  return textField({
    id: 'quote-purchase-order',
    label: msg('Purchase-order reference', { desc: 'Term of an invoice (EN 16931 BT-13).' }),
    value: form.typed,
    isReadOnly: controller.busy,
    hasFirstFocus: true,
    problem: problemText(form, formats),
    hint: msg(
      'It is printed on the quote and on the invoice. Leave it empty to take it away. The document is made again.',
      {
        desc: 'Below the field for the purchase-order reference of a quote.',
      },
    ),
    input: (typed) => controller.type(typed),
  });
}

function problemText({ problem }: PurchaseOrderForm, formats: Formats): string | undefined {
  switch (problem) {
    case undefined:
      return undefined;
    case 'too-long': {
      const most = formats.number(longest);
      return msg(str`Write at most ${most} characters.`, {
        desc: 'Error: a text is too long; holds how long it may be.',
      });
    }
    case 'refused':
      return msg('The billing service does not accept this. Check what is written here.', {
        desc: 'Error: the server refused a field.',
      });
  }
}

/** Why it was not stored. */
function refusal({ controller: { failure } }: PurchaseOrderDialog): TemplateResult | typeof nothing {
  if (!failure) return nothing;
  return html`<p class="field-problem" role="alert">
    ${purchaseOrderFailureText(failure.code)} ${referenceText(failure.requestId) ?? nothing}
  </p>`;
}

function actions({ controller }: PurchaseOrderDialog): TemplateResult {
  return html`<div class="dialog-actions">
    ${button({
      label: msg('Cancel', { desc: 'Button that stops what is under way or closes a dialog.' }),
      disabled: controller.busy,
      click: () => controller.leave(),
      part: 'button stay',
    })}
    ${button({
      label: msg('Save', { desc: 'Button that stores what was entered.' }),
      emphasis: true,
      busy: controller.busy,
      click: () => void controller.submit(),
      part: 'button submit',
    })}
  </div>`;
}
