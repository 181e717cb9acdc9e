import { msg } from '@lit/localize';
import type { AddressFormat, BillingDetails } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../../../controllers/failure.js';
import type { LocaleController } from '../../../controllers/locale-controller.js';
import { failureText, referenceText } from '../../../localization/failure-texts.js';
import { button } from '../../../ui/button.js';
import { card } from '../../../ui/card.js';
import { iconButton } from '../../../ui/icon-button.js';
import { statusBadge } from '../../../ui/status-badge.js';
import { pairs } from '../../../ui/pairs.js';
import { addressLines } from './address-rows.js';
import { countryNames } from './country-names.js';
import { addressLabel, detailsTitle, editName, fieldLabel } from './details-texts.js';
import { taxIdLooks, taxIdRemark, taxIdWord } from './tax-id-texts.js';

/** What the card shows, and what can be done there. */
export interface DetailsCard {
  details: BillingDetails | undefined;
  /** How the address is written; undefined while it is not known. */
  format: AddressFormat | undefined;
  failure: Failure | undefined;
  locale: LocaleController;
  retry: () => void;
  /** Opens the editor; undefined when the session may not change anything. */
  edit: (() => void) | undefined;
  /** Whether the editor is on its way. */
  isOpening: boolean;
}

/** Where invoices go and what they say about the customer. */
export function detailsCard(context: DetailsCard): TemplateResult {
  const { details, failure, edit, isOpening } = context;
  return card({
    id: 'billing-details-title',
    title: detailsTitle(),
    part: 'billing-address',
    content: details ? facts(details, context) : failure ? trouble(failure, context) : loading(),
    action:
      details && edit
        ? iconButton({
            name: editName(),
            icon: 'pencil',
            click: edit,
            busy: isOpening,
            part: 'button edit-billing-details',
          })
        : nothing,
  });
}

function facts(details: BillingDetails, { format, failure, locale, ...context }: DetailsCard): TemplateResult {
  const { companyName, contact, address, taxId, invoiceRecipients, purchaseOrderReference } = details;
  const lines = addressLines(address, format, countryNames(locale.tag).of(address.country));
  return html`${pairs([
    [fieldLabel('companyName', undefined), html`<bdi>${companyName}</bdi>`],
    [addressLabel('address'), lines.map(line)],
    [fieldLabel('contactName', undefined), contactText(contact)],
    [fieldLabel('taxId', undefined), taxId === null ? undefined : taxIdFact(taxId, details, locale)],
    [
      fieldLabel('invoiceRecipients', undefined),
      invoiceRecipients.length === 0
        ? msg('Nobody', { desc: 'Nobody gets invoices by mail.' })
        : invoiceRecipients.map(mailLine),
    ],
    [
      fieldLabel('purchaseOrderReference', undefined),
      purchaseOrderReference === null ? undefined : html`<bdi>${purchaseOrderReference}</bdi>`,
    ],
  ])}
  ${failure ? trouble(failure, { ...context, format, failure, locale }) : nothing}`;
}

function contactText({ name, phone }: BillingDetails['contact']): TemplateResult {
  return html`${line(name)}${phone === null ? nothing : line(phone)}`;
}

function taxIdFact(taxId: string, { taxIdCheck }: BillingDetails, { formats }: LocaleController): TemplateResult {
  return html`${line(taxId)}${
    taxIdCheck
      ? html`${statusBadge(taxIdWord(taxIdCheck.status), ...taxIdLooks[taxIdCheck.status])}
          <p class="card-note">${taxIdRemark(taxIdCheck, formats)}</p>`
      : statusBadge(taxIdWord('unknown_scheme'), ...taxIdLooks.unknown_scheme)
  }`;
}

/** A line of its own, whose script turns nothing around it and moves it to no other side. */
function line(text: string): TemplateResult {
  return html`<span class="details-line"><bdi>${text}</bdi></span>`;
}

/** A mail address breaks before its domain first. */
function mailLine(address: string): TemplateResult {
  const at = address.lastIndexOf('@') + 1;
  return html`<span class="details-line"
    ><bdi>${address.slice(0, at)}<wbr />${address.slice(at)}</bdi></span
  >`;
}

function loading(): TemplateResult {
  return html`<div class="details-skeleton" aria-hidden="true">
      <span class="bar"></span><span class="bar"></span><span class="bar"></span>
    </div>
    <p class="hidden">
      ${msg('Loading billing details', { desc: 'For screen readers, while the billing details are being read.' })}
    </p>`;
}

function trouble({ code, requestId }: Failure, { retry }: DetailsCard): TemplateResult {
  return html`<p>
      ${msg('The billing details could not be loaded.', { desc: 'Error in place of the billing details.' })}
      ${failureText(code)}
    </p>
    <p class="card-note">${referenceText(requestId) ?? nothing}</p>
    <div class="card-actions">
      ${button({
        label: msg('Try again', { desc: 'Button after an error.' }),
        click: retry,
        part: 'button retry',
      })}
    </div>`;
}
