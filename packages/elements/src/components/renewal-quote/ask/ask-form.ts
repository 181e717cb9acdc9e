import { msg, str } from '@lit/localize';
import type { RenewalOptions } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { referenceText } from '../../../localization/failure-texts.js';
import { button } from '../../../ui/button.js';
import { selectField } from '../../../ui/select-field.js';
import { describedBy, formField, textField, type TextField } from '../../../ui/text-field.js';
import { planChoices } from '../../seats-and-plan/plan-choices.js';
import { seatsField } from '../../seats-and-plan/seats-field.js';
import { actionText } from '../quote-texts.js';
import type { AskDialog } from './ask-dialog.js';
import { askPreview } from './ask-preview.js';
import { longest, problemText } from './ask-problems.js';
import { chosenPlan, seatsProblemOf, type AskForm, type AskTexts } from './ask-state.js';
import { askFailureText, termChoiceText } from './ask-texts.js';

/** Seats, plan, term, what goes on the quote, and the button that asks for it. */
export function askForm(form: AskForm, context: AskDialog): TemplateResult {
  const { controller } = context;
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    void controller.submit();
  };
  return html`<form class="choice-form" novalidate @submit=${handleSubmit}>
    <div class="choice-fields" data-first-focus tabindex="-1">${fields(form, context)}</div>
    ${form.offered ? html`<div class="choice-side">${askPreview(context)}</div>` : nothing}
    <div class="choice-foot">${expected(context)} ${refusal(context)} ${actions(context)}</div>
  </form>`;
}

function fields(form: AskForm, context: AskDialog): unknown {
  const { offered, failure } = form;
  if (offered) return html`${choices(form, offered, context)} ${details(form, context)}`;
  if (!failure) {
    return html`<span class="bar w2" aria-hidden="true"></span><span class="bar w3" aria-hidden="true"></span>
      <p class="hidden">${msg('Loading what can be chosen', { desc: 'The dialog waits for plans and seats.' })}</p>`;
  }
  return html`<p class="field-problem" role="alert">
      ${askFailureText(failure.code)} ${referenceText(failure.requestId) ?? nothing}
    </p>
    ${button({
      label: msg('Try again', { desc: 'Button after an error.' }),
      click: () => void context.controller.load(),
      part: 'button retry',
    })}`;
}

function choices(form: AskForm, offered: RenewalOptions, { controller, formats }: AskDialog): TemplateResult {
  const plan = chosenPlan(form);
  const { busy } = controller;
  return html`${
    plan
      ? seatsField({
          id: 'quote-seats',
          plan,
          options: offered,
          seats: form.seats,
          problem: seatsProblemOf(form),
          busy,
          formats,
          type: (typed) => controller.typeSeats(typed),
          step: (by) => controller.stepSeats(by),
        })
      : nothing
  }
  ${selectField({
    id: 'quote-term',
    label: msg('Length of the new term', { desc: 'Field: how long a quote is for.' }),
    isRequired: true,
    options: offered.termMonths.map((months) => ({
      value: String(months),
      text: termChoiceText(months, offered, formats),
    })),
    value: String(form.termMonths),
    placeholder: '',
    choose: (months) => controller.chooseTerm(Number(months)),
  })}
  ${planChoices({
    name: 'quote-plan',
    plans: offered.plans,
    planId: form.planId,
    interval: controller.previews.answer?.term.interval ?? 'month',
    busy,
    formats,
    choose: (id) => controller.choosePlan(id),
  })}`;
}

function details(form: AskForm, context: AskDialog): TemplateResult {
  const field = (name: keyof AskTexts, label: string, more: Partial<TextField> = {}): TemplateResult =>
    text(name, { label, ...more }, form, context);
  return html`${field(
      'purchaseOrderReference',
      msg('Purchase-order reference (optional)', { desc: 'Field of the form that asks for a quote.' }),
      { hint: msg('It is printed on the quote and on the invoice.', { desc: 'Below a field.' }) },
    )}
    <fieldset class="quote-contact-fields">
      <legend>${msg('Who is the quote for? (optional)', { desc: 'Title of the fields for a contact.' })}</legend>
      ${field('contactName', msg('Name', { desc: 'Field: name of a person.' }), { autocomplete: 'name' })}
      ${field('contactEmail', msg('E-mail address', { desc: 'Field: address of a person.' }), {
        autocomplete: 'email',
        direction: 'ltr',
      })}
      ${field('contactPhone', msg('Phone', { desc: 'Label of a phone number.' }), {
        type: 'tel',
        autocomplete: 'tel',
        direction: 'ltr',
      })}
    </fieldset>
    ${note(form, context)}`;
}

function text(
  name: keyof AskTexts,
  field: Pick<TextField, 'label'> & Partial<TextField>,
  { texts, problems }: AskForm,
  { controller, formats }: AskDialog,
): TemplateResult {
  const problem = problems.get(name);
  return textField({
    id: `quote-${name}`,
    value: texts[name],
    isReadOnly: controller.busy,
    problem: problem && problemText(name, problem, formats),
    input: (typed) => controller.type({ [name]: typed }),
    ...field,
  });
}

function note({ texts, problems }: AskForm, { controller, formats }: AskDialog): TemplateResult {
  const id = 'quote-note';
  const problem = problems.get('note');
  const handleInput = (event: Event): void =>
    controller.type({ note: (event.currentTarget as HTMLTextAreaElement).value });
  return formField(
    {
      id,
      label: msg('Note to the seller (optional)', { desc: 'Field of the form that asks for a quote.' }),
      problem: problem && problemText('note', problem, formats),
    },
    html`<textarea
      class="field"
      id=${id}
      rows="3"
      dir="auto"
      maxlength=${longest.note}
      aria-describedby=${describedBy(id)}
      aria-invalid=${problem ? 'true' : 'false'}
      ?readonly=${controller.busy}
      .value=${live(texts.note)}
      @input=${handleInput}
    ></textarea>`,
  );
}

/** The total beside the button, where the calculation is out of sight. */
function expected({ controller, formats }: AskDialog): TemplateResult | typeof nothing {
  const preview = controller.askable;
  if (!preview) return nothing;
  const amount = formats.money(preview.total.gross);
  return html`<p class="quote-foot-total">
    <bdi>${msg(str`Expected total: ${amount} with tax`, { desc: 'Above the button that asks for a quote.' })}</bdi>
  </p>`;
}

/** Why the last request led to nothing. */
function refusal({ controller: { failure } }: AskDialog): TemplateResult | typeof nothing {
  if (!failure) return nothing;
  return html`<p class="field-problem" role="alert">
    ${askFailureText(failure.code)} ${referenceText(failure.requestId) ?? nothing}
  </p>`;
}

function actions({ controller }: AskDialog): TemplateResult {
  return html`<div class="dialog-actions">
    ${button({
      label: msg('Cancel', { desc: 'Button that stops what is under way or closes a dialog.' }),
      disabled: controller.busy,
      click: () => controller.leave(),
      part: 'button stay',
    })}
    ${button({
      label: actionText('request'),
      emphasis: true,
      busy: controller.busy,
      disabled: controller.askable === undefined,
      click: () => void controller.submit(),
      part: 'button submit',
    })}
  </div>`;
}
