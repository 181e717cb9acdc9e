import { msg } from '@lit/localize';
import type { PlanOption, Subscription } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../localization/format.js';
import { planPrices } from './choice-texts.js';

/** What the plans need. */
export interface PlanChoices {
  /** Name of the group of choices, unique in the element. */
  name: string;
  plans: readonly PlanOption[];
  planId: string;
  interval: Subscription['term']['interval'];
  /** Says when a change to another plan takes effect; left out where that is no question. */
  effectOf?: (direction: 'upgrade' | 'downgrade') => string;
  /** Nothing can be changed while what was chosen is under way. */
  busy: boolean;
  formats: Formats;
  choose: (planId: string) => void;
}

/** The plans to choose from; none are shown where there is only one. */
export function planChoices(context: PlanChoices): TemplateResult | typeof nothing {
  const { plans } = context;
  if (plans.length < 2) return nothing;
  return html`<fieldset class="plans">
    <legend>${msg('Plan', { desc: 'Term: the plan of a product.' })}</legend>
    ${plans.map((plan) => planChoice(plan, context))}
    <p class="field-hint"><bdi>${msg('Prices are without tax.', { desc: 'Below the prices of plans.' })}</bdi></p>
  </fieldset>`;
}

function planChoice(plan: PlanOption, context: PlanChoices): TemplateResult {
  const { id, name, features, direction } = plan;
  const { planId, interval, formats, effectOf } = context;
  const detailId = `plan-detail-${id}`;
  const handleChange = (): void => context.choose(id);
  const handleClick = (event: Event): void => {
    if (context.busy) event.preventDefault();
  };
  return html`<label class="plan-choice">
    <input
      type="radio"
      name=${context.name}
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
        ${effectOf && direction !== 'current' ? html`<span class="field-hint">${effectOf(direction)}</span>` : nothing}
      </span>
    </span>
  </label>`;
}

function currentText(): string {
  return msg('Your plan', { desc: 'Badge of the plan that the customer has.' });
}
