import { msg } from '@lit/localize';
import type { Subscription } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { referenceText } from '../../../localization/failure-texts.js';
import type { Formats } from '../../../localization/format.js';
import { button } from '../../../ui/button.js';
import { closeDialog } from '../../../ui/close-dialog.js';
import { dialog } from '../../../ui/dialog.js';
import { writeFailureText } from '../write-failure-texts.js';
import type { DecisionController, OpenDecision } from './decision-controller.js';
import { decisionTexts } from './decision-texts.js';

/** What the question needs beside what is asked. */
export interface DecisionDialog {
  controller: DecisionController;
  subscription: Subscription;
  formats: Formats;
  /** The current moment, in milliseconds. */
  now: number;
}

/** Says what happens, and asks whether to do it. */
export function decisionDialog({ decision, failure }: OpenDecision, context: DecisionDialog): TemplateResult {
  const { controller, subscription, formats, now } = context;
  const { title, consequences, confirm } = decisionTexts(decision, subscription, formats, now);
  return dialog({
    title,
    closeLabel: msg('Close', { desc: 'Button that closes a dialog.' }),
    leave: (element) => {
      if (!controller.busy) closeDialog(element);
    },
    closed: () => controller.closed(),
    part: 'decision',
    content: html`<div class="decision">
      ${consequences.map((text) => html`<p>${text}</p>`)}
      <p class="field-problem" role="alert">${failureLine(failure)}</p>
      <div class="dialog-actions">
        ${button({
          label: msg('Go back', { desc: 'Button that closes a question and changes nothing.' }),
          click: ({ currentTarget }) => closeDialog(currentTarget as Element),
          disabled: controller.busy,
          part: 'button stay',
        })}
        ${button({ label: confirm, busy: controller.busy, click: () => void controller.confirm(), part: 'button submit' })}
      </div>
    </div>`,
  });
}

function failureLine(failure: OpenDecision['failure']): TemplateResult | typeof nothing {
  return failure ? html`${writeFailureText(failure)} ${referenceText(failure.requestId) ?? nothing}` : nothing;
}
