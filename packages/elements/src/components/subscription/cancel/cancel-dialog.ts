import { msg, str } from '@lit/localize';
import type { Subscription } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { referenceText } from '../../../localization/failure-texts.js';
import type { Formats } from '../../../localization/format.js';
import { button } from '../../../ui/button.js';
import { closeDialog } from '../../../ui/close-dialog.js';
import { dialog } from '../../../ui/dialog.js';
import { writeFailureText } from '../write-failure-texts.js';
import type { CancelController, CancelForm } from './cancel-controller.js';
import { cancelLabel, cancellationReasons, counterText, reasonText } from './cancel-texts.js';

/** What the dialog needs beside what was entered. */
export interface CancelDialog {
  controller: CancelController;
  subscription: Subscription;
  formats: Formats;
}

/** Most characters of a comment that the contract takes. */
const longestComment = 2000;

/** Says what ends and what stays, asks why, and cancels. Both ways out are equally at hand. */
export function cancelDialog(form: CancelForm, context: CancelDialog): TemplateResult {
  const { controller, subscription } = context;
  const { product, plan } = subscription;
  const name = `${product.name} ${plan.name}`;
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    void controller.submit();
  };
  return dialog({
    title: msg(str`Cancel your subscription: ${name}`, {
      desc: 'Title of the dialog that cancels; holds product and plan.',
    }),
    closeLabel: msg('Close', { desc: 'Button that closes a dialog.' }),
    leave: (element) => {
      if (!controller.busy) closeDialog(element);
    },
    closed: () => controller.closed(),
    part: 'cancel',
    content: html`<form class="cancel-form" novalidate @submit=${handleSubmit}>
      ${consequences(context)} ${reasons(form, controller)} ${comment(form, context)}
      <p class="field-problem" role="alert">${failureLine(form)}</p>
      <div class="dialog-actions">
        ${button({
          label: msg('Keep subscription', { desc: 'Button that closes the dialog without cancelling.' }),
          click: ({ currentTarget }) => closeDialog(currentTarget as Element),
          disabled: controller.busy,
          part: 'button stay',
        })}
        ${button({
          label: cancelLabel(),
          busy: controller.busy,
          click: () => void controller.submit(),
          part: 'button submit',
        })}
      </div>
    </form>`,
  });
}

function consequences({ subscription, formats }: CancelDialog): TemplateResult {
  const { plan, term } = subscription;
  const end = formats.day(term.end);
  return html`<div class="consequences">
    <p>
      ${msg(str`Until ${end} everything works as before. Nothing is charged for a further term.`, {
        desc: 'What happens when a subscription is cancelled.',
      })}
    </p>
    ${
      plan.features.length > 0
        ? html`<div>
            <p id="lost-title">
              ${msg('After that you no longer have:', { desc: 'Above what is lost by cancelling.' })}
            </p>
            <ul class="lost" aria-labelledby="lost-title">
              ${plan.features.map((feature) => html`<li><bdi>${feature}</bdi></li>`)}
            </ul>
          </div>`
        : nothing
    }
    <p>
      ${msg(str`Your invoices stay here. You can undo the cancellation until ${end}.`, {
        desc: 'What stays when a subscription is cancelled.',
      })}
    </p>
  </div>`;
}

function reasons({ reason, isReasonMissing }: CancelForm, controller: CancelController): TemplateResult {
  return html`<fieldset class="reasons" aria-describedby="reason-problem">
    <legend>${msg('Why do you cancel?', { desc: 'Question above a choice of reasons.' })}</legend>
    ${cancellationReasons.map((value) => {
      const handleChange = (): void => controller.change({ reason: value, isReasonMissing: false });
      return html`<label class="choice">
        <input type="radio" name="reason" .value=${value} .checked=${live(value === reason)} @change=${handleChange} />
        <span>${reasonText(value)}</span>
      </label>`;
    })}
    <p class="field-problem" id="reason-problem" role="alert">${isReasonMissing ? missingText() : nothing}</p>
  </fieldset>`;
}

function missingText(): string {
  return msg('Choose a reason, whichever fits best.', { desc: 'Error: no reason was chosen.' });
}

function comment(
  { comment: text, isCommentRefused }: CancelForm,
  { controller, formats }: CancelDialog,
): TemplateResult {
  const handleInput = (event: Event): void =>
    controller.change({ comment: (event.target as HTMLTextAreaElement).value, isCommentRefused: false });
  return html`<div class="comment">
    <label class="labelled">
      <span>${msg('Comment (optional)', { desc: 'Label of a text field.' })}</span>
      <textarea
        class="field"
        rows="3"
        maxlength=${longestComment}
        aria-describedby="comment-problem comment-count"
        aria-invalid=${isCommentRefused ? 'true' : 'false'}
        .value=${live(text)}
        @input=${handleInput}
      ></textarea>
    </label>
    <p class="field-problem" id="comment-problem" role="alert">${isCommentRefused ? refusedText() : nothing}</p>
    <p class="card-note" id="comment-count">${counterText(text.length, longestComment, formats)}</p>
  </div>`;
}

function refusedText(): string {
  return msg(
    'The comment holds characters that cannot be kept. Nothing was cancelled. Type it anew without them, or leave it out.',
    { desc: 'Error: the comment on a cancellation holds characters such as control characters.' },
  );
}

function failureLine({ failure }: CancelForm): TemplateResult | typeof nothing {
  return failure ? html`${writeFailureText(failure)} ${referenceText(failure.requestId) ?? nothing}` : nothing;
}
