import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { failureText, referenceText } from '../../../localization/failure-texts.js';
import type { Formats } from '../../../localization/format.js';
import { button } from '../../../ui/button.js';
import { dialog } from '../../../ui/dialog.js';
import type { MethodsController } from './methods-controller.js';
import { methodFailureText } from './method-failures.js';
import type { MethodsLoader } from './methods-loader.js';
import { methodRow } from './method-row.js';
import { addMethodLabel, byHandText, cardDataText } from './method-texts.js';

/** What the dialog shows. */
export interface MethodsDialog {
  loader: MethodsLoader;
  controller: MethodsController;
  formats: Formats;
}

/** All payment methods, and what can be done with each. */
export function methodsDialog(context: MethodsDialog): TemplateResult {
  const { controller } = context;
  const failure = controller.failureOf();
  return dialog({
    title: listName(),
    closeLabel: closeText(),
    part: 'payment-methods',
    leave: () => controller.leave(),
    closed: () => controller.closed(),
    content: html`<div class="methods" tabindex="-1" data-first-focus aria-label=${listName()} role="group">
        ${list(context)}
      </div>
      ${
        failure
          ? html`<p class="field-problem" role="alert">
              ${methodFailureText(failure.code)} ${referenceText(failure.requestId) ?? nothing}
            </p>`
          : nothing
      }
      <p class="card-note"><bdi>${cardDataText()}</bdi></p>
      <div class="dialog-actions">
        ${button({ label: closeText(), click: () => controller.leave() })}
        ${button({
          label: addMethodLabel(),
          emphasis: true,
          busy: controller.isDoing('add'),
          click: () => void controller.add(),
          part: 'button add',
        })}
      </div>
      <p class="hidden" role="status">${controller.announcement}</p>`,
  });
}

function list({ loader, controller, formats }: MethodsDialog): TemplateResult {
  const { methods, failure } = loader;
  if (!methods) {
    return failure
      ? html`<p role="alert">${failureText(failure.code)}</p>`
      : html`<span class="bar w3" aria-hidden="true"></span>`;
  }
  if (methods.length === 0) {
    return html`<p class="method-name">${byHandText()}</p>
      <p>
        ${msg('There is no payment method yet. Add one, and invoices are charged to it when they are due.', {
          desc: 'The list of payment methods is empty.',
        })}
      </p>`;
  }
  const row = { controller, formats, isOnly: methods.length === 1 };
  return html`<ul class="method-list" aria-label=${listName()}>
    ${methods.map((method) => methodRow(method, row))}
  </ul>`;
}

function listName(): string {
  return msg('Payment methods', { desc: 'Title of the dialog, and name of the list in it.' });
}

function closeText(): string {
  return msg('Close', { desc: 'Button that closes a dialog.' });
}
