import { msg, str } from '@lit/localize';
import type { PaymentMethod } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { referenceText } from '../../../localization/failure-texts.js';
import type { Formats } from '../../../localization/format.js';
import { meansText } from '../../../localization/means-text.js';
import { button } from '../../../ui/button.js';
import { statusBadge } from '../../../ui/status-badge.js';
import { methodFailureText } from './method-failures.js';
import type { MethodsController } from './methods-controller.js';
import { expiryText, stateText } from './method-texts.js';

/** What a row needs beside its method. */
export interface MethodRow {
  controller: MethodsController;
  formats: Formats;
  /** Whether it is the only one. */
  isOnly: boolean;
}

/** One payment method, and what can be done with it. */
export function methodRow(method: PaymentMethod, context: MethodRow): TemplateResult {
  const { controller, formats } = context;
  const notes = [method.holder, expiryText(method, formats)].filter(Boolean);
  const isAsked = controller.asking === method.id;
  return html`<li class="method" part="payment-method-row" data-method=${method.id} tabindex="-1">
    <div class="method-text">
      <p class="method-name"><bdi>${meansText(method)}</bdi></p>
      ${notes.map((note) => html`<p class="card-note"><bdi>${note}</bdi></p> `)}
    </div>
    <div class="method-badges">${badges(method)}</div>
    ${failure(method, controller)} ${isAsked ? question(method, context) : actions(method, controller)}
  </li>`;
}

function badges(method: PaymentMethod): readonly unknown[] {
  const state = stateText(method);
  const isDefault = msg('Default', { desc: 'Badge of the payment method that is charged. Feminine in French.' });
  return [
    method.default ? statusBadge(isDefault, 'check', 'positive') : nothing,
    state === undefined ? nothing : statusBadge(state, 'alert', method.state === 'expired' ? 'danger' : 'warning'),
  ];
}

function failure({ id }: PaymentMethod, controller: MethodsController): TemplateResult | typeof nothing {
  const problem = controller.failureOf(id);
  if (!problem) return nothing;
  return html`<p class="field-problem" role="alert">
    ${methodFailureText(problem.code)}
    ${problem.code === 'payment_method_in_use' ? nothing : (referenceText(problem.requestId) ?? nothing)}
  </p>`;
}

function actions(method: PaymentMethod, controller: MethodsController): TemplateResult {
  const name = meansText(method);
  return html`<div class="method-actions">
    ${
      method.default
        ? nothing
        : button({
            label: msg('Make default', { desc: 'Button: invoices are charged to this payment method from now on.' }),
            name: msg(str`Make default: ${name}`, {
              desc: 'Accessible name of that button; begins with its visible words and holds a card or account.',
            }),
            busy: controller.isDoing('default', method.id),
            click: () => void controller.makeDefault(method),
            part: 'button make-default',
          })
    }
    ${button({
      label: msg('Replace', { desc: 'Button: another payment method in the place of this one.' }),
      name: msg(str`Replace ${name}`, { desc: 'Accessible name of that button; holds a card or account.' }),
      busy: controller.isDoing('replace', method.id),
      click: () => void controller.replace(method),
      part: 'button replace',
    })}
    ${button({
      label: removeLabel(),
      name: msg(str`Remove ${name}`, { desc: 'Accessible name of a button; holds its visible word.' }),
      click: () => void controller.ask(method),
      part: 'button remove',
    })}
  </div>`;
}

function question(method: PaymentMethod, { controller, isOnly }: MethodRow): TemplateResult {
  const name = meansText(method);
  const busy = controller.isDoing('remove', method.id);
  return html`<div class="method-question" role="group" aria-labelledby="method-question-${method.id}">
    <p id="method-question-${method.id}">
      ${msg(str`Remove ${name}?`, { desc: 'Question before a payment method is removed; holds a card or account.' })}
      ${isOnly ? onlyText() : method.default ? defaultText() : nothing}
    </p>
    <div class="method-actions">
      ${button({
        label: msg('Keep', { desc: 'Button that leaves something as it is.' }),
        click: () => void controller.keep(method),
        disabled: busy,
        part: 'button keep',
      })}
      ${button({
        label: removeLabel(),
        emphasis: true,
        busy,
        click: () => void controller.remove(method),
        part: 'button confirm',
      })}
    </div>
  </div>`;
}

function removeLabel(): string {
  return msg('Remove', { desc: 'Button: removes something from a list.' });
}

function onlyText(): string {
  return msg('Invoices are paid by hand then.', { desc: 'What follows when the last payment method is removed.' });
}

function defaultText(): string {
  return msg('Invoices are charged to another one then.', { desc: 'What follows when the default is removed.' });
}
