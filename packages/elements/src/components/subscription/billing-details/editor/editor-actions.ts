import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { referenceText } from '../../../../localization/failure-texts.js';
import { button } from '../../../../ui/button.js';
import { closeDialog } from '../../../../ui/close-dialog.js';
import type { EditorContext } from './editor-context.js';
import type { EditorState } from './editor-state.js';
import { saveFailureText } from './editor-texts.js';

/** What can be done with the form, at its end and always in sight. */
export function editorActions(state: EditorState, context: EditorContext): TemplateResult {
  return html`<div class="details-end">
    ${failure(state)} ${state.isLeaving ? leaving(context) : actions(context)}
  </div>`;
}

/** Stores what is entered, and closes the dialog then. */
export async function submit(element: Element, { controller, saved }: EditorContext): Promise<void> {
  if (!(await controller.save())) return;
  closeDialog(element);
  controller.closed();
  saved();
}

function failure({ failure: problem }: EditorState): TemplateResult | typeof nothing {
  if (!problem) return nothing;
  return html`<p class="field-problem" role="alert">
    ${saveFailureText(problem.code)} ${referenceText(problem.requestId) ?? nothing}
  </p>`;
}

function actions(context: EditorContext): TemplateResult {
  const { controller } = context;
  return html`<div class="dialog-actions">
    ${button({
      label: msg('Cancel', { desc: 'Button that stops what is under way or closes a dialog.' }),
      click: ({ currentTarget }) => {
        if (controller.leaving.leave()) close(currentTarget as Element, context);
      },
      part: 'button cancel',
    })}
    ${button({
      label: msg('Save', { desc: 'Button that stores what was entered.' }),
      emphasis: true,
      busy: controller.busy,
      disabled: controller.form.format === undefined,
      click: ({ currentTarget }) => void submit(currentTarget as Element, context),
      part: 'button submit',
    })}
  </div>`;
}

/** Asks before anything is lost. */
function leaving(context: EditorContext): TemplateResult {
  const { controller } = context;
  const question = msg('Your changes are not saved. Close and lose them?', {
    desc: 'Question before a dialog closes.',
  });
  return html`<div class="details-leaving" role="group" aria-label=${question}>
    <p role="alert">${question}</p>
    <div class="dialog-actions">
      ${button({
        label: msg('Discard changes', { desc: 'Button that gives up what was changed.' }),
        click: ({ currentTarget }) => close(currentTarget as Element, context),
        part: 'button discard',
      })}
      ${button({
        label: msg('Keep editing', { desc: 'Button that goes back to what was being changed.' }),
        emphasis: true,
        click: () => void controller.leaving.stay(),
        part: 'button stay',
      })}
    </div>
  </div>`;
}

function close(element: Element, { controller }: EditorContext): void {
  closeDialog(element);
  controller.closed();
}
