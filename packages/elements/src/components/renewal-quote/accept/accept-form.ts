import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { referenceText } from '../../../localization/failure-texts.js';
import { button } from '../../../ui/button.js';
import { icon } from '../../../ui/icons.js';
import { describedBy, textField } from '../../../ui/text-field.js';
import { offerFacts, offerLines } from '../quote-offer.js';
import { actionText, remakingText } from '../quote-texts.js';
import type { AcceptDialog } from './accept-dialog.js';
import { problemText } from './accept-problems.js';
import type { AcceptForm, Signature } from './accept-state.js';
import { acceptFailureText, changedText } from './accept-texts.js';
import { versionText } from './version-text.js';

/** What is accepted, by whom, and in which words. */
export function acceptForm(form: AcceptForm, context: AcceptDialog): TemplateResult {
  const { controller, formats } = context;
  const { quote } = form;
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    void controller.submit();
  };
  return html`<form class="quote-form" novalidate @submit=${handleSubmit}>
    <div class="quote-body">
      ${news(form)} ${offerFacts(quote, formats)}
      ${quote.document ? html`<p class="card-note">${versionText(quote.document, formats)}</p>` : nothing}
      ${offerLines(quote, formats)}
    </div>
    ${signatureField('name', form, context)} ${signatureField('role', form, context)} ${consent(form, context)}
    ${refusal(context)} ${actions(form, context)}
  </form>`;
}

function news({ quote, isChanged }: AcceptForm): TemplateResult | typeof nothing {
  const text = quote.document === null ? remakingText() : isChanged ? changedText() : undefined;
  if (text === undefined) return nothing;
  return html`<p class="calculation-news">${icon(quote.document ? 'alert' : 'busy')}<span>${text}</span></p>`;
}

function signatureField(
  name: keyof Signature,
  form: AcceptForm,
  { controller, formats }: AcceptDialog,
): TemplateResult {
  return textField({
    id: `accept-${name}`,
    label:
      name === 'name'
        ? msg('Your full name', { desc: 'Field: who accepts a quote; it counts as a signature.' })
        : msg('Your role', { desc: 'Field: position in the company of who accepts a quote.' }),
    value: form.signature[name],
    isRequired: true,
    isReadOnly: controller.busy,
    hasFirstFocus: name === 'name',
    autocomplete: name === 'name' ? 'name' : 'organization-title',
    problem: form.problems.has(name) ? problemText(name, form, formats) : undefined,
    hint:
      name === 'name'
        ? msg('It counts as your signature.', { desc: 'Below the field for the name of who accepts a quote.' })
        : undefined,
    input: (typed) => controller.type({ [name]: typed }),
  });
}

/** The words that are agreed to, as they are kept. */
function consent(form: AcceptForm, { controller, formats }: AcceptDialog): TemplateResult {
  const id = 'accept-authorised';
  const problem = form.problems.has('authorised') ? problemText('authorised', form, formats) : undefined;
  const handleChange = (event: Event): void => controller.authorise((event.currentTarget as HTMLInputElement).checked);
  return html`<div class="form-field">
    <label class="choice">
      <input
        type="checkbox"
        id=${id}
        required
        aria-describedby="${describedBy(id)} accept-consent"
        aria-invalid=${problem === undefined ? 'false' : 'true'}
        ?disabled=${controller.busy}
        .checked=${live(form.isAuthorised)}
        @change=${handleChange}
      />
      <span>${msg('I may accept this quote for my company.', { desc: 'Box that has to be ticked.' })}</span>
    </label>
    <p class="field-problem" id="${id}-problem">${problem ?? nothing}</p>
    <blockquote class="quote-said" id="accept-consent"><bdi>${form.quote.consentText}</bdi></blockquote>
    <p class="field-hint" id="${id}-hint">
      ${msg('These words are kept with your name, the time and the version of the document.', {
        desc: 'Below the words that are agreed to.',
      })}
    </p>
  </div>`;
}

/** Why nothing was accepted. */
function refusal({ controller: { failure } }: AcceptDialog): TemplateResult | typeof nothing {
  if (!failure) return nothing;
  return html`<p class="field-problem" role="alert">
    ${acceptFailureText(failure.code)} ${referenceText(failure.requestId) ?? nothing}
  </p>`;
}

function actions({ quote }: AcceptForm, { controller }: AcceptDialog): TemplateResult {
  return html`<div class="dialog-actions">
    ${button({
      label: msg('Cancel', { desc: 'Button that stops what is under way or closes a dialog.' }),
      disabled: controller.busy,
      click: () => controller.leave(),
      part: 'button stay',
    })}
    ${button({
      label: actionText('accept'),
      emphasis: true,
      busy: controller.busy,
      disabled: quote.document === null,
      click: () => void controller.submit(),
      part: 'button submit',
    })}
  </div>`;
}
