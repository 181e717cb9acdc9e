import { msg } from '@lit/localize';
import type { PaymentMethod } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../../../controllers/failure.js';
import { failureText, referenceText } from '../../../localization/failure-texts.js';
import type { Formats } from '../../../localization/format.js';
import { meansText } from '../../../localization/means-text.js';
import { button } from '../../../ui/button.js';
import { card } from '../../../ui/card.js';
import { iconButton } from '../../../ui/icon-button.js';
import { icon } from '../../../ui/icons.js';
import { byHandText, editMethodName, expiryText, methodsTitle, warningText } from './method-texts.js';

/** What the card shows and offers. */
export interface MethodCard {
  /** Undefined until they were read. */
  methods: readonly PaymentMethod[] | undefined;
  failure: Failure | undefined;
  formats: Formats;
  retry: () => void;
  /** Opens the dialog; undefined where the session may not change payment methods. */
  edit: (() => void) | undefined;
  /** Whether the dialog is on its way. */
  isOpening: boolean;
}

/** What invoices are charged to, or that they are paid by hand. */
export function methodCard(context: MethodCard): TemplateResult {
  const { edit, isOpening } = context;
  return card({
    id: 'payment-method-title',
    title: methodsTitle(),
    part: 'payment-method',
    content: content(context),
    action: edit
      ? iconButton({
          name: editMethodName(),
          icon: 'pencil',
          busy: isOpening,
          click: edit,
          part: 'button edit-payment-method',
        })
      : nothing,
  });
}

function content({ methods, failure, formats, retry, edit }: MethodCard): TemplateResult {
  if (methods) {
    const used = methods.find((method) => method.default);
    return used ? inUse(used, formats) : byHand(methods.length > 0, edit !== undefined);
  }
  return failure
    ? html`<p role="alert">${failureText(failure.code)}</p>
        <p class="card-note">${referenceText(failure.requestId)}</p>
        <div class="card-actions">
          ${button({ label: msg('Try again', { desc: 'Button after an error.' }), click: retry, part: 'button retry' })}
        </div>`
    : html`<span class="bar w2" aria-hidden="true"></span><span class="bar w1" aria-hidden="true"></span>
        <p class="hidden">${msg('Loading the payment method', { desc: 'The card of the payment method loads.' })}</p>`;
}

function inUse(method: PaymentMethod, formats: Formats): TemplateResult {
  const expiry = expiryText(method, formats);
  const warning = warningText(method, formats);
  return html`<div class="method-text">
      <p class="method-name"><bdi>${meansText(method)}</bdi></p>
      ${expiry === undefined ? nothing : html`<p class="card-note"><bdi>${expiry}</bdi></p>`}
      ${method.holder === null ? nothing : html`<p class="card-note"><bdi>${method.holder}</bdi></p>`}
    </div>
    ${
      warning === undefined
        ? html`<p class="card-note"><bdi>${chargedText()}</bdi></p>`
        : html`<p class="method-warning ${method.state}">${icon('alert')}<bdi>${warning}</bdi></p>`
    }`;
}

/** @param mayAdd whether the session may change that; otherwise it is not told to */
function byHand(hasOthers: boolean, mayAdd: boolean): TemplateResult {
  const fact = html`<p class="method-name"><bdi>${byHandText()}</bdi></p>`;
  if (!mayAdd) return fact;
  return html`${fact}
    <p class="card-note">
      ${
        hasOthers
          ? msg('No payment method is the default, so nothing is charged automatically.', {
              desc: 'There are payment methods, but none is in use.',
            })
          : msg('Add a payment method, and invoices are charged to it when they are due.', {
              desc: 'There is no payment method yet.',
            })
      }
    </p>`;
}

function chargedText(): string {
  return msg('Invoices are charged to it automatically.', { desc: 'Below the payment method in use.' });
}
