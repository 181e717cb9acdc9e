import { msg } from '@lit/localize';
import type { Delivery, DeliveryRecipient } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Formats } from '../../localization/format.js';
import { button } from '../../ui/button.js';
import { closeDialog } from '../../ui/close-dialog.js';
import { statusBadge } from '../../ui/status-badge.js';
import { outcomeLooks, recipientRemark, recipientStatusText } from './delivery-texts.js';

/** What is shown beside the mail itself. */
export interface DeliveryOutcome {
  /** Said while the mail is on its way. */
  leftAlone: string;
  formats: Formats;
  announcement: string;
}

/** What becomes of a mail, address by address. */
export function deliveryOutcome(
  delivery: Delivery,
  { leftAlone, formats, announcement }: DeliveryOutcome,
): TemplateResult {
  const files = delivery.documents.flatMap((document) => document.files);
  return html`<div class="send-outcome" tabindex="-1" ${ref(takeFocus)}>
    <ul class="outcomes" aria-label=${msg('Recipients', { desc: 'Name of the list of mail addresses.' })}>
      ${delivery.recipients.map((recipient) => outcome(recipient, formats))}
    </ul>
    <p class="send-note">
      ${msg('Attached:', { desc: 'Before the names of the files that a mail carries.' })}
      ${files.map((name, index) => html`${index === 0 ? '' : ', '}<bdi>${name}</bdi>`)}
    </p>
    ${delivery.status === 'completed' ? nothing : html`<p class="send-note">${leftAlone}</p>`}
    <div class="dialog-actions">${closeButton()}</div>
    <p class="hidden" role="status">${announcement}</p>
  </div>`;
}

function outcome(recipient: DeliveryRecipient, formats: Formats): TemplateResult {
  const { email, status, serverReply, reason } = recipient;
  const remark = recipientRemark(recipient, formats);
  return html`<li class="outcome" part="outcome">
    <bdi class="outcome-address">${email}</bdi>
    ${statusBadge(recipientStatusText(status), ...outcomeLooks[status])}
    ${remark === undefined ? nothing : html`<p class="outcome-remark">${remark}</p>`}
    ${
      reason !== null && serverReply !== null && status !== 'sent'
        ? html`<p class="outcome-reply" lang="en"><bdi>${serverReply}</bdi></p>`
        : nothing
    }
  </li>`;
}

function closeButton(): TemplateResult {
  return button({
    label: msg('Close', { desc: 'Button that closes a dialog.' }),
    emphasis: true,
    click: ({ currentTarget }) => closeDialog(currentTarget as Element),
    part: 'button done',
  });
}

/** What had the focus, the button that sends, is gone. */
function takeFocus(element: Element | undefined): void {
  queueMicrotask(() => {
    if (element instanceof HTMLElement) element.focus();
  });
}
