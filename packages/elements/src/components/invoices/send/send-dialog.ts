import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';
import { closeDialog } from '../../../ui/close-dialog.js';
import { dialog } from '../../../ui/dialog.js';
import { deliveryOutcome } from './delivery-outcome.js';
import { outcomeText } from './delivery-texts.js';
import type { SendController } from './send-controller.js';
import { sendFields } from './send-fields.js';
import type { SendForm } from './send-form.js';

/** What the dialog needs beside what was entered. */
export interface SendDialog {
  controller: SendController;
  formats: Formats;
}

/** Sends invoices by mail, and then shows what becomes of the mail. */
export function sendDialog(form: SendForm, { controller, formats }: SendDialog): TemplateResult {
  return dialog({
    title: form.delivery ? outcomeText(form.delivery) : sendTitle(form, formats),
    closeLabel: msg('Close', { desc: 'Button that closes a dialog.' }),
    part: 'send',
    leave: (element) => {
      if (controller.leave()) closeDialog(element);
    },
    closed: () => controller.closed(),
    content: form.delivery
      ? deliveryOutcome(form.delivery, { formats, announcement: form.announcement })
      : sendFields(form, controller),
  });
}

function sendTitle({ invoices }: SendForm, formats: Formats): string {
  const [first, ...others] = invoices;
  if (first && others.length === 0) {
    return first.type === 'credit_note'
      ? msg(str`Send credit note ${first.number} by email`, { desc: 'Title of the dialog; holds a number.' })
      : msg(str`Send invoice ${first.number} by email`, { desc: 'Title of the dialog; holds a number.' });
  }
  const number = formats.number(invoices.length);
  return msg(str`Send ${number} invoices by email`, { desc: 'Title of the dialog; holds how many.' });
}
