import { msg, str } from '@lit/localize';
import type { ChangePreview } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { failureText, referenceText } from '../../../localization/failure-texts.js';
import type { Formats } from '../../../localization/format.js';
import { meansText } from '../../../localization/means-text.js';
import { button } from '../../../ui/button.js';
import { icon } from '../../../ui/icons.js';
import { planChoices } from '../../seats-and-plan/plan-choices.js';
import { seatsField } from '../../seats-and-plan/seats-field.js';
import type { ChangeDialog } from './change-dialog.js';
import { confirmFailureText } from './change-failures.js';
import type { ChangeForm } from './change-state.js';
import { scheduledText } from './change-texts.js';
import { previewPanel } from './preview-panel.js';

/** Seats, plan, what they cost, and the button that confirms exactly that. */
export function changeForm(form: ChangeForm, context: ChangeDialog): TemplateResult {
  const { controller } = context;
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    // Enter in the field asks what it costs. Only the button charges.
    controller.ask();
  };
  return html`<form class="choice-form" novalidate @submit=${handleSubmit}>
    <div class="choice-fields" data-first-focus tabindex="-1">${fields(form, context)}</div>
    ${form.options ? html`<div class="choice-side">${previewPanel(context)} ${payer(context)}</div>` : nothing}
    <div class="choice-foot">${refusal(context)} ${actions(context)}</div>
  </form>`;
}

function actions({ controller, formats }: ChangeDialog): TemplateResult {
  return html`<div class="dialog-actions">
    ${button({
      label: msg('Cancel', { desc: 'Button that stops what is under way or closes a dialog.' }),
      disabled: !controller.canLeave,
      click: () => controller.leave(),
      part: 'button stay',
    })}
    ${button({
      label: confirmLabel(controller.previews.preview, formats),
      emphasis: true,
      busy: controller.busy,
      disabled: controller.confirmable === undefined,
      click: () => void controller.confirm(),
      part: 'button submit',
    })}
  </div>`;
}

function fields({ options, failure, seats, planId }: ChangeForm, { controller, formats }: ChangeDialog): unknown {
  const { plan, subscription, busy } = controller;
  if (!options && failure) {
    return html`<p class="field-problem" role="alert">
        ${failureText(failure.code)} ${referenceText(failure.requestId) ?? nothing}
      </p>
      ${button({
        label: msg('Try again', { desc: 'Button after an error.' }),
        click: () => void controller.loadOptions(),
        part: 'button retry',
      })}`;
  }
  if (!options || !subscription) {
    return html`<span class="bar w2" aria-hidden="true"></span><span class="bar w3" aria-hidden="true"></span>
      <p class="hidden">${msg('Loading what can be chosen', { desc: 'The dialog waits for plans and seats.' })}</p>`;
  }
  const { interval } = subscription.term;
  const waiting = scheduledText(subscription, formats);
  return html`${waiting === undefined ? nothing : html`<p class="calculation-news">${icon('calendar')}<bdi>${waiting}</bdi></p>`}
  ${
    plan
      ? seatsField({
          id: 'change-seats',
          plan,
          options,
          seats,
          problem: controller.problem,
          busy,
          formats,
          type: (typed) => controller.type(typed),
          step: (by) => controller.step(by),
        })
      : nothing
  }
  ${planChoices({
    name: 'change-plan',
    plans: options.plans,
    planId,
    interval,
    effectOf,
    busy,
    formats,
    choose: (id) => controller.choosePlan(id),
  })}`;
}

function effectOf(direction: 'upgrade' | 'downgrade'): string {
  return direction === 'upgrade'
    ? msg('Takes effect at once', { desc: 'When a change to this plan counts.' })
    : msg('Takes effect with the next term', { desc: 'When a change to this plan counts.' });
}

/** Why the last confirmation changed nothing, and what can be done about it. */
function refusal({ controller, otherMethod }: ChangeDialog): TemplateResult | typeof nothing {
  const { failure } = controller;
  if (!failure) return nothing;
  const isDeclined = failure.code === 'payment_failed';
  return html`<div class="choice-refusal">
    <p class="field-problem" role="alert">
      ${confirmFailureText(failure.code)} ${isDeclined ? nothing : (referenceText(failure.requestId) ?? nothing)}
    </p>
    ${
      isDeclined && otherMethod
        ? button({
            label: msg('Use another payment method', { desc: 'Button after a declined charge.' }),
            busy: otherMethod.busy,
            click: otherMethod.start,
            part: 'button other-method',
          })
        : nothing
    }
  </div>`;
}

/** Who is charged, so that nobody is surprised. */
function payer({ controller, formats }: ChangeDialog): TemplateResult | typeof nothing {
  const preview = controller.confirmable;
  const { subscription } = controller;
  if (!preview || !subscription || preview.dueToday.amount <= 0) return nothing;
  const { paymentMethod } = subscription;
  const amount = formats.money(preview.dueToday);
  const means = paymentMethod ? meansText(paymentMethod) : undefined;
  return html`<p class="card-note">
    <bdi
      >${
        means === undefined
          ? msg(str`You get an invoice of ${amount}, which you can pay right away.`, {
              desc: 'Above the button that confirms a change: invoices are paid by hand.',
            })
          : msg(str`${amount} is charged to ${means} as soon as you confirm.`, {
              desc: 'Above the button that confirms a change; holds an amount and a card or account.',
            })
      }</bdi
    >
  </p>`;
}

function confirmLabel(preview: ChangePreview | undefined, formats: Formats): string {
  if (preview?.effective === 'at_term_end') {
    return msg('Schedule change', { desc: 'Button that confirms a change for the next term.' });
  }
  if (preview && preview.dueToday.amount > 0) {
    const amount = formats.money(preview.dueToday);
    return msg(str`Confirm and pay ${amount}`, { desc: 'Button that confirms a change; holds what is charged.' });
  }
  return msg('Confirm change', { desc: 'Button that confirms a change that costs nothing today.' });
}
