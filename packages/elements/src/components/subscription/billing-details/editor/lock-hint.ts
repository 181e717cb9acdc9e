import { msg } from '@lit/localize';
import type { BillingDetails } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';

/** Why a field cannot be changed here, and whom to ask. */
export function lockHint({ reason, contactUrl }: BillingDetails['locked'][number]): TemplateResult {
  return html`<bdi class="lock-reason">${reason}</bdi> ${
      contactUrl !== null && isWebAddress(contactUrl)
        ? html`<a class="lock-contact" href=${contactUrl} target="_blank" rel="noopener noreferrer"
            >${msg('Ask for a change', { desc: 'Link to whom to ask to change a locked field; opens a new tab.' })}</a
          >`
        : nothing
    }`;
}

/** Nothing but a page is ever linked. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
