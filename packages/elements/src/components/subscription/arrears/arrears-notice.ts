import { msg, str } from '@lit/localize';
import type { Invoice, Subscription } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { InvoiceView } from '../../../events/billing-view-change-event.js';
import type { Formats } from '../../../localization/format.js';
import { button } from '../../../ui/button.js';
import { messageBar } from '../../../ui/message-bar.js';
import { statusText } from '../subscription-texts.js';

/** What the notice needs beside the subscription. */
export interface ArrearsNotice {
  formats: Formats;
  /** Overdue invoices by name, as far as they are known. */
  invoices: readonly Invoice[];
  /** Whether no more of them will be known. */
  isRead: boolean;
  /** Lets the host show invoices; undefined where the session may not see them. */
  show: ((view: Partial<InvoiceView>) => void) | undefined;
}

/** Says which invoices are overdue, and what brings the subscription back. */
export function arrearsNotice(subscription: Subscription, context: ArrearsNotice): TemplateResult | typeof nothing {
  const { status, overdueInvoiceIds, id } = subscription;
  if (status !== 'past_due' && status !== 'inactive') return nothing;
  const { formats, invoices, isRead, show } = context;
  const count = overdueInvoiceIds.length;
  const isOneNamed = invoices.length === 1;
  return messageBar({
    shape: 'alert',
    tone: status === 'inactive' ? 'danger' : 'warning',
    content: html`<p class="message-title"><bdi>${titleText(subscription, formats)}</bdi></p>
      <p><bdi>${remedyText(status)}</bdi></p>
      ${
        invoices.length > 0
          ? html`<ul class="overdue" aria-label=${msg('Overdue invoices', { desc: 'Name of a list.' })}>
              ${invoices.map((invoice) => html`<li>${overdueInvoice(invoice, context)}</li>`)}
            </ul>`
          : nothing
      }`,
    actions:
      show && (count === 1 ? isRead && !isOneNamed : count > 1)
        ? button({
            label: msg('Show overdue invoices', { desc: 'Button that leads to the invoices that are to be paid.' }),
            icon: 'receipt',
            click: () => show({ status: ['overdue'], subscriptionId: id }),
            part: 'button invoices',
          })
        : nothing,
  });
}

function overdueInvoice(invoice: Invoice, { formats, show }: ArrearsNotice): TemplateResult {
  const { number, amountDue, dueDate } = invoice;
  const amount = formats.money(amountDue);
  const due = dueDate ? formats.day(dueDate) : undefined;
  return html`<span class="overdue-text">
      <bdi class="overdue-number">${number}</bdi>
      <bdi>
        ${
          due === undefined
            ? amount
            : msg(str`${amount}, due ${due}`, { desc: 'Amount and due date of an overdue invoice.' })
        }
      </bdi>
    </span>
    ${
      show
        ? button({
            label: msg('Show and pay', { desc: 'Button that leads to an invoice that is to be paid.' }),
            name: msg(str`Show and pay ${number}`, {
              desc: 'Accessible name of that button; begins with its visible words and holds the number.',
            }),
            click: () => show({ open: invoice.id }),
            part: 'button invoices',
          })
        : nothing
    }`;
}

function titleText({ status, overdueInvoiceIds, product, plan }: Subscription, formats: Formats): string {
  if (status === 'inactive') {
    const names = `${product.name} ${plan.name}`;
    return msg(str`${names} is inactive because invoices were not paid in time`, {
      desc: 'Title: licences that are off for payment default; holds their names.',
    });
  }
  const count = overdueInvoiceIds.length;
  if (count === 0) return statusText(status);
  const number = formats.number(count);
  return formats.plural(count) === 'one'
    ? msg(str`${number} invoice is overdue`, { desc: 'Title above a subscription, singular.' })
    : msg(str`${number} invoices are overdue`, { desc: 'Title above a subscription, plural.' });
}

function remedyText(status: 'past_due' | 'inactive'): string {
  return status === 'inactive'
    ? msg('It works again as soon as everything that is overdue is paid.', { desc: 'How a subscription comes back.' })
    : msg('The subscription still works. Pay what is overdue so that it stays that way.', {
        desc: 'What an overdue invoice means for a subscription.',
      });
}
