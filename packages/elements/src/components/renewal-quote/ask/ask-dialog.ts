import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';
import { dialog } from '../../../ui/dialog.js';
import { actionText } from '../quote-texts.js';
import type { AskController } from './ask-controller.js';
import { askForm } from './ask-form.js';
import type { AskForm } from './ask-state.js';

/** What the dialog needs beside what is chosen and typed. */
export interface AskDialog {
  controller: AskController;
  formats: Formats;
}

/** Chooses what is to be quoted, shows what total is expected, and asks for it. */
export function askDialog(form: AskForm, context: AskDialog): TemplateResult {
  const { controller } = context;
  return dialog({
    title: actionText('request'),
    closeLabel: msg('Close', { desc: 'Button that closes a dialog.' }),
    part: 'quote-request',
    leave: () => controller.leave(),
    closed: () => controller.closed(),
    content: html`${askForm(form, context)}
      <p class="hidden" role="status">${form.announcement}</p>`,
  });
}
