import { msg, str } from '@lit/localize';
import type { PaymentProof, SubscriptionListItem } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';
import { button } from '../../../ui/button.js';
import { icon, type IconName } from '../../../ui/icons.js';
import { statusBadge, type StatusTone } from '../../../ui/status-badge.js';
import { proofInvoicesText, proofRemark, proofStatusText } from './proof-texts.js';
import type { ProofsState } from './proofs-controller.js';

export interface InactiveContext {
  formats: Formats;
  upload: () => void;
}

const looks: Record<PaymentProof['status'], [IconName, StatusTone]> = {
  submitted: ['ring', 'neutral'],
  under_review: ['half', 'warning'],
  accepted: ['check', 'positive'],
  rejected: ['alert', 'danger'],
};

/** Says that a subscription is off for payment default, how it comes back, and how the proofs stand. */
export function inactiveNotice(state: ProofsState, context: InactiveContext): TemplateResult | typeof nothing {
  const { inactive, restored, proofs, maySubmit } = state;
  if (inactive.length === 0) return restored.length > 0 ? restoredNotice(restored) : nothing;
  return html`<section class="inactive" part="inactive" aria-labelledby="inactive-title">
    <p class="inactive-title" id="inactive-title">${icon('alert')}${inactiveText(inactive)}</p>
    <p>
      ${msg(
        'It works again as soon as the overdue invoices are paid. If you have paid by bank transfer, show us the proof.',
        {
          desc: 'How an inactive licence comes back.',
        },
      )}
    </p>
    ${
      maySubmit
        ? button({
            label: msg('Upload proof of payment', { desc: 'Title of the dialog, and the button that opens it.' }),
            icon: 'upload',
            emphasis: true,
            part: 'button upload',
            click: context.upload,
          })
        : nothing
    }
    ${
      proofs.length > 0
        ? html`<ul class="proofs" aria-label=${msg('Proofs of payment', { desc: 'Name of a list.' })}>
            ${proofs.map((proof) => proofRow(proof, context.formats))}
          </ul>`
        : nothing
    }
  </section>`;
}

function inactiveText(inactive: readonly SubscriptionListItem[]): string {
  const names = inactive.map(nameOf).join(', ');
  return msg(str`${names} is inactive because invoices were not paid in time`, {
    desc: 'Title: licences that are off for payment default; holds their names.',
  });
}

/** Says which subscriptions work again. */
export function restoredText(restored: readonly SubscriptionListItem[]): string {
  const names = restored.map(nameOf).join(', ');
  return msg(str`${names} is active again`, { desc: 'Title: licences that work again.' });
}

function restoredNotice(restored: readonly SubscriptionListItem[]): TemplateResult {
  return html`<section class="inactive restored" part="inactive">
    <p class="inactive-title">${icon('check')}${restoredText(restored)}</p>
  </section>`;
}

function nameOf({ product, plan }: SubscriptionListItem): string {
  return `${product.name} ${plan.name}`;
}

function proofRow(proof: PaymentProof, formats: Formats): TemplateResult {
  const { file, invoiceNumbers, status, rejection, submittedAt } = proof;
  return html`<li>
    <span class="proof-text">
      <bdi class="proof-name">${file.filename}</bdi>
      <span class="line-note">${proofInvoicesText(invoiceNumbers)}, ${formats.instant(submittedAt)}</span>
      <span>${proofRemark(proof)}</span>
      ${rejection?.note ? html`<span class="line-note"><bdi>${rejection.note}</bdi></span>` : nothing}
    </span>
    ${statusBadge(proofStatusText(status), ...looks[status])}
  </li>`;
}
