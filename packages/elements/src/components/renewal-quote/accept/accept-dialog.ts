import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';
import { dialog } from '../../../ui/dialog.js';
import type { AcceptController } from './accept-controller.js';
import { acceptForm } from './accept-form.js';
import { acceptOutcome } from './accept-outcome.js';
import type { AcceptForm } from './accept-state.js';

/** What the dialog needs beside what is typed. */
export interface AcceptDialog {
  controller: AcceptController;
  formats: Formats;
}

/** Shows what is accepted, takes the signature, and then says what became of it. */
export function acceptDialog(form: AcceptForm, context: AcceptDialog): TemplateResult {
  const { controller } = context;
  const isOver = form.invoiceId !== undefined || form.obstacle !== undefined;
  return dialog({
    title: titleText(form),
    closeLabel: msg('Close', { desc: 'Button that closes a dialog.' }),
    part: 'quote-acceptance',
    leave: () => controller.leave(),
    closed: () => controller.closed(),
    content: html`${isOver ? acceptOutcome(form, context) : acceptForm(form, context)}
      <p class="hidden" role="status">${form.announcement}</p>`,
  });
}

function titleText({ quote, invoiceId }: AcceptForm): string {
  const number = quote.number ?? '';
  return invoiceId === undefined
    ? msg(str`Accept renewal quote ${number}`, { desc: 'Title of the dialog; holds the number of the quote.' })
    : msg(str`Renewal quote ${number} is accepted`, { desc: 'Title of the dialog; holds the number of the quote.' });
}
