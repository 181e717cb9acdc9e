import { msg } from '@lit/localize';
import type { Invoice } from '@portico/client';
import { html, type TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';
import { dialog } from '../../../ui/dialog.js';
import type { ChangeController } from './change-controller.js';
import { changeForm } from './change-form.js';
import { changeOutcome } from './change-outcome.js';
import type { ChangeForm } from './change-state.js';
import { changeLabel } from './change-texts.js';
import { outcomeTitle } from './outcome-texts.js';

/** What the dialog needs beside what is chosen. */
export interface ChangeDialog {
  controller: ChangeController;
  formats: Formats;
  /** Leads to the page that takes another payment method; undefined where the session may not. */
  otherMethod: { start: () => void; busy: boolean } | undefined;
  /** Pays the invoice of the change; undefined where the session may not. */
  pay: { start: (invoice: Invoice) => void; busy: boolean; problem: string | undefined } | undefined;
}

/** Chooses seats and plan, shows what that costs, and then what became of it. */
export function changeDialog(form: ChangeForm, context: ChangeDialog): TemplateResult {
  const { controller } = context;
  return dialog({
    title: form.outcome ? outcomeTitle(form.outcome) : changeLabel(),
    closeLabel: closeText(),
    part: 'change',
    leave: () => controller.leave(),
    closed: () => controller.closed(),
    content: html`${form.outcome ? changeOutcome(form.outcome, context) : changeForm(form, context)}
      <p class="hidden" role="status">${form.announcement}</p>`,
  });
}

function closeText(): string {
  return msg('Close', { desc: 'Button that closes a dialog.' });
}
