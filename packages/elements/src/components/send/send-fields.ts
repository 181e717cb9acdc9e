import { msg, str } from '@lit/localize';
import type { BillingErrorCode } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { mostRecipients } from '../../internal/mail-addresses.js';
import { failureText, referenceText } from '../../localization/failure-texts.js';
import { languages } from '../../localization/locales.js';
import { refusedEntryText } from '../../localization/refused-entry-text.js';
import { recipientProblemText, removeName } from '../../localization/recipient-texts.js';
import { button } from '../../ui/button.js';
import { chipsField } from '../../ui/chips-field.js';
import { closeDialog } from '../../ui/close-dialog.js';
import { slipQuestions } from '../recipients/slip-questions.js';
import type { SendController } from './send-controller.js';
import type { SendForm } from './send-form.js';

/** Most characters of a message that the contract takes. */
const longestMessage = 2000;

const textByCode: Partial<Record<BillingErrorCode, () => string>> = {
  sending_limit_reached: () =>
    msg('Too many mails were sent lately. Nothing was sent now; what you entered stays here. Try again later.', {
      desc: 'Error: the limit of mails is reached.',
    }),
  validation_failed: refusedEntryText,
};

/** Whom a mail goes to, in which language, with what. */
export function sendFields(form: SendForm, controller: SendController): TemplateResult {
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    void controller.submit();
  };
  return html`<form class="send-form" novalidate @submit=${handleSubmit}>
    ${recipientsField(form, controller)}
    ${slipQuestions({ ...form, answer: (address, meant) => controller.answer(address, meant) })}
    ${languageField(form, controller)} ${form.sendable.hasOriginal ? originalField(form, controller) : nothing}
    ${messageField(form, controller)} ${failure(form)}
    ${form.isLeaving ? leaving(form, controller) : actions(controller)}
    <p class="hidden" role="status">${form.announcement}</p>
  </form>`;
}

function recipientsField(form: SendForm, controller: SendController): TemplateResult {
  const most = String(mostRecipients);
  return chipsField({
    id: 'send-recipients',
    label: msg('Email addresses', { desc: 'Label of the field for recipients.' }),
    hint: msg(str`Press Enter after each address. At most ${most}; nobody sees the others.`, {
      desc: 'Below the field for recipients.',
    }),
    listName: msg('Recipients', { desc: 'Name of the list of mail addresses.' }),
    chips: form.recipients.map((address) => ({
      text: address,
      removeName: removeName(address),
      isDoubtful: form.suggestions.has(address),
    })),
    typed: form.typed,
    problem: form.problem && recipientProblemText(form.problem),
    inputMode: 'email',
    type: (text) => controller.type(text),
    take: (text) => controller.take(text),
    leave: () => controller.takeFinished(),
    remove: (index) => controller.remove(index),
    shown: () => controller.shown,
  });
}

function languageField({ locale }: SendForm, controller: SendController): TemplateResult {
  const handleChange = (event: Event): void => controller.change({ locale: (event.target as HTMLSelectElement).value });
  return html`<label class="labelled">
    <span>${msg('Language of the mail', { desc: 'Label of a choice.' })}</span>
    <select class="field" @change=${handleChange}>
      ${languages.map(
        (language) =>
          html`<option value=${language} lang=${language} ?selected=${locale.startsWith(language)}>
            ${languageName(language)}
          </option>`,
      )}
    </select>
  </label>`;
}

/** A language in its own words, because that is how its readers look for it. */
function languageName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

function originalField({ withOriginal }: SendForm, controller: SendController): TemplateResult {
  const handleChange = (event: Event): void =>
    controller.change({ withOriginal: (event.target as HTMLInputElement).checked });
  return html`<label class="choice">
    <input type="checkbox" .checked=${withOriginal} @change=${handleChange} />
    <span>${msg('Attach the original e-invoice too', { desc: 'Choice: beside the PDF.' })}</span>
  </label>`;
}

function messageField({ message }: SendForm, controller: SendController): TemplateResult {
  const handleInput = (event: Event): void =>
    controller.change({ message: (event.target as HTMLTextAreaElement).value });
  return html`<label class="labelled">
    <span>${msg('Message (optional)', { desc: 'Label of the field for a text in the mail.' })}</span>
    <textarea class="field" rows="3" maxlength=${longestMessage} .value=${message} @input=${handleInput}></textarea>
  </label>`;
}

function failure({ failure: problem, sendable }: SendForm): TemplateResult | typeof nothing {
  if (!problem) return nothing;
  return html`<p class="field-problem" role="alert">
    ${sendable.failureText?.(problem.code) ?? textByCode[problem.code]?.() ?? failureText(problem.code)}
    ${referenceText(problem.requestId) ?? nothing}
  </p>`;
}

function actions(controller: SendController): TemplateResult {
  return html`<div class="dialog-actions">
    ${button({
      label: msg('Send', { desc: 'Button that sends the mail.' }),
      icon: 'mail',
      emphasis: true,
      busy: controller.busy,
      click: () => void controller.submit(),
      part: 'button submit',
    })}
  </div>`;
}

/** Asks before anything is lost. */
function leaving({ recipients }: SendForm, controller: SendController): TemplateResult {
  const question =
    recipients.length > 0
      ? msg('Nothing has been sent yet. Close and lose the addresses?', { desc: 'Question before a dialog closes.' })
      : msg('Nothing has been sent yet. Close and lose what you entered?', {
          desc: 'Question before a dialog closes.',
        });
  return html`<div class="leaving" role="group" aria-label=${question}>
    <p role="alert">${question}</p>
    <div class="dialog-actions">
      ${button({
        label: msg('Close without sending', { desc: 'Button that gives up what was entered.' }),
        click: ({ currentTarget }) => closeDialog(currentTarget as Element),
        part: 'button discard',
      })}
      ${button({
        label: msg('Keep writing', { desc: 'Button that goes back to what was entered.' }),
        emphasis: true,
        click: () => controller.change({ isLeaving: false }),
        part: 'button stay',
      })}
    </div>
  </div>`;
}
