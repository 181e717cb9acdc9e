import { msg } from '@lit/localize';
import type { PlanOption, Subscription, SubscriptionOptions } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';
import type { ChangeController } from './change-controller.js';
import { planPrices } from './change-texts.js';

/** What the plans need. */
export interface PlanChoices {
  controller: ChangeController;
  options: SubscriptionOptions;
  planId: string;
  interval: Subscription['term']['interval'];
  formats: Formats;
}

/** The plans to choose from; none are shown where there is only one. */
export function planChoices(context: PlanChoices): TemplateResult | typeof nothing {
  const { plans } = context.options;
  if (plans.length < 2) return nothing;
  return html`<fieldset class="plans">
    <legend>${msg('Plan', { desc: 'Term: the plan of a product.' })}</legend>
    ${plans.map((plan) => planChoice(plan, context))}
    <p class="field-hint"><bdi>${msg('Prices are without tax.', { desc: 'Below the prices of plans.' })}</bdi></p>
  </fieldset>`;
}

function planChoice(plan: PlanOption, { controller, planId, interval, formats }: PlanChoices): TemplateResult {
  const { id, name, features, direction } = plan;
  const detailId = `plan-detail-${id}`;
  const handleChange = (): void => controller.choosePlan(id);
  const handleClick = (event: Event): void => {
    if (controller.busy) event.preventDefault();
  };
  return html`<label class="plan-choice">
    <input
      type="radio"
      name="change-plan"
      .value=${id}
      aria-label=${name}
      aria-describedby=${detailId}
      .checked=${id === planId}
      @click=${handleClick}
      @change=${handleChange}
    />
    <span class="plan-body">
      <span class="plan-name"><bdi>${name}</bdi></span>
      <span class="plan-detail" id=${detailId}>
        ${direction === 'current' ? html`<span class="plan-mark">${currentText()}</span>` : nothing}
        ${planPrices(plan, interval, formats).map((price) => html`<span class="plan-price"><bdi>${price}</bdi></span> `)}
        ${features.map((feature) => html`<span class="plan-feature"><bdi>${feature}</bdi></span> `)}
        ${direction === 'current' ? nothing : html`<span class="field-hint">${effectOf(direction)}</span>`}
      </span>
    </span>
  </label>`;
}

function currentText(): string {
  return msg('Your plan', { desc: 'Badge of the plan that the customer has.' });
}

function effectOf(direction: 'upgrade' | 'downgrade'): string {
  return direction === 'upgrade'
    ? msg('Takes effect at once', { desc: 'When a change to this plan counts.' })
    : msg('Takes effect with the next term', { desc: 'When a change to this plan counts.' });
}
