import { msg } from '@lit/localize';
import type { Subscription } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../ui/button.js';
import { statusBadge } from '../../../ui/status-badge.js';
import { manageLabel, statusLooks, statusText } from '../subscription-texts.js';

/** What the head of a subscription needs. */
export interface DetailHead {
  subscription: Subscription;
  /** Back to the overview; undefined where there is none. */
  back: (() => void) | undefined;
  /** Leads down to what can be managed; undefined where the user has come by that way. */
  manage: (() => void) | undefined;
  /** The menu of what else can be done; undefined where there is none. */
  moreOptions: unknown;
}

/** Name and status of a subscription, the way back, and the place of what concerns it as a whole. */
export function detailHead({ subscription, back, manage, moreOptions }: DetailHead): TemplateResult {
  const { product, plan, status } = subscription;
  return html`<header class="detail-head">
    ${
      back
        ? button({
            label: msg('All subscriptions', { desc: 'Button back to the overview.' }),
            icon: 'previous',
            click: back,
            part: 'button back',
          })
        : nothing
    }
    <div class="detail-heading">
      <h2 class="detail-title" id="subscription-title" part="title" tabindex="-1">
        <bdi>${product.name} ${plan.name}</bdi>
      </h2>
      ${statusBadge(statusText(status), ...statusLooks[status])}
    </div>
    <div class="more-options" part="more-options">
      ${manage ? button({ label: manageLabel(), click: manage, part: 'button manage' }) : nothing}
      ${moreOptions ?? nothing}
    </div>
  </header>`;
}
