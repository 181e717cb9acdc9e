import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import type { Formats } from '../../localization/format.js';
import { closeDialog } from '../../ui/close-dialog.js';
import { dialog } from '../../ui/dialog.js';
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

/** Sends documents by mail, and then shows what becomes of the mail. */
export function sendDialog(form: SendForm, { controller, formats }: SendDialog): TemplateResult {
  return dialog({
    title: form.delivery ? outcomeText(form.delivery) : form.sendable.title(formats),
    closeLabel: msg('Close', { desc: 'Button that closes a dialog.' }),
    part: 'send',
    leave: (element) => {
      if (controller.leave()) closeDialog(element);
    },
    closed: () => controller.closed(),
    content: form.delivery
      ? deliveryOutcome(form.delivery, {
          leftAlone: form.sendable.leftAlone(),
          formats,
          announcement: form.announcement,
        })
      : sendFields(form, controller),
  });
}
