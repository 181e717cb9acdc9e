import { msg, str } from '@lit/localize';
import type { ChangePreview } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { referenceText } from '../../../localization/failure-texts.js';
import type { Formats } from '../../../localization/format.js';
import { taxRowText } from '../../../localization/tax-texts.js';
import { button } from '../../../ui/button.js';
import { icon } from '../../../ui/icons.js';
import type { ChangeController } from './change-controller.js';
import { confirmFailureText, renewalText } from './change-failures.js';
import { costText, countdownText, differences, effectText, validityText } from './preview-texts.js';

type Line = ChangePreview['lines'][number];

/** What the panel needs. */
export interface PreviewPanel {
  controller: ChangeController;
  formats: Formats;
}

/** What the chosen change costs, line by line. */
export function previewPanel({ controller, formats }: PreviewPanel): TemplateResult {
  return html`<section
    class="calculation"
    part="preview"
    tabindex="-1"
    aria-labelledby="change-preview-title"
    aria-busy=${controller.previews.isPending ? 'true' : 'false'}
  >
    <h3 class="calculation-title" id="change-preview-title">
      ${msg('What it costs', { desc: 'Title above the calculation of a change.' })}
      ${controller.previews.isPending ? pending() : nothing}
    </h3>
    ${content(controller, formats)}
  </section>`;
}

function content(controller: ChangeController, formats: Formats): unknown {
  const { previews } = controller;
  const { preview, failure, isPending, hasLapsed } = previews;
  if (failure) return failed(controller);
  if (preview && hasLapsed) return lapsed(controller);
  if (preview) return calculation(preview, controller, formats);
  if (isPending)
    return html`<span class="bar w3" aria-hidden="true"></span><span class="bar w2" aria-hidden="true"></span>`;
  return html`<p class="card-note"><bdi>${hint(controller)}</bdi></p>`;
}

function hint({ problem }: ChangeController): string {
  return problem
    ? msg('Enter a possible number of seats to see what it costs.', { desc: 'In place of the calculation.' })
    : msg(
        'Choose another number of seats or another plan to see what it costs. Nothing is charged before you confirm.',
        {
          desc: 'In place of the calculation, while nothing is different.',
        },
      );
}

function pending(): TemplateResult {
  return html`<span class="calculation-pending"
    >${icon('busy')}${msg('Calculating…', { desc: 'A preview is on its way.' })}</span
  >`;
}

function failed(controller: ChangeController): TemplateResult {
  const { failure } = controller.previews;
  return html`<p class="field-problem">
      ${failure && confirmFailureText(failure.code)} ${referenceText(failure?.requestId) ?? nothing}
    </p>
    ${again(controller, msg('Try again', { desc: 'Button after an error.' }))}`;
}

function lapsed(controller: ChangeController): TemplateResult {
  return html`<p>${msg('The amounts shown have expired.', { desc: 'In place of the calculation.' })}</p>
    ${again(controller, msg('Show the amounts again', { desc: 'Button: calculates once more.' }))}`;
}

function again({ previews }: ChangeController, label: string): TemplateResult {
  return html`<div class="card-actions">
    ${button({ label, click: () => previews.renew(), part: 'button retry' })}
  </div>`;
}

function calculation(preview: ChangePreview, { previews }: ChangeController, formats: Formats): TemplateResult {
  const { lines, taxes, total, dueToday } = preview;
  const { before, renewal, isPending, left } = previews;
  return html`${renewal && !isPending ? news(preview, before, renewalText(renewal), formats) : nothing}
    <div class=${isPending ? 'calculation-stale' : 'calculation-fresh'}>
      ${
        lines.length === 0
          ? nothing
          : html`<table class="calculation-lines" aria-labelledby="change-preview-title">
              <tbody>
                ${lines.map((line) => lineRow(line, formats))}
                ${taxes.map(({ category, base, amount }) => {
                  const label = taxRowText(formats.money(base), category, formats);
                  return amountRow(label, formats.money(amount), 'tax');
                })}
                ${amountRow(totalText(), formats.money(total.gross), 'total')}
                ${amountRow(dueText(), formats.money(dueToday), 'due')}
              </tbody>
            </table>`
      }
      ${lines.length === 0 || dueToday.amount <= 0 ? html`<p><bdi>${costText(preview, formats)}</bdi></p>` : nothing}
      <p><bdi>${effectText(preview, formats)}</bdi></p>
      <p><bdi>${nextRenewalText(preview, formats)}</bdi></p>
    </div>
    ${
      left === undefined || isPending
        ? nothing
        : html`<p class="card-note">
            <bdi>${validityText(preview, formats)}</bdi>
            <span class="countdown" role="timer">${countdownText(left)}</span>
          </p>`
    }`;
}

function news(
  preview: ChangePreview,
  before: ChangePreview | undefined,
  why: string,
  formats: Formats,
): TemplateResult {
  return html`<div class="calculation-news">
    ${icon('alert')}
    <p><bdi>${why} ${before ? differences(before, preview, formats).join(' ') : nothing}</bdi></p>
  </div>`;
}

function lineRow({ kind, description, days, daysInPeriod, net }: Line, formats: Formats): TemplateResult {
  const counted = formats.number(days);
  const all = formats.number(daysInPeriod);
  return html`<tr>
    <th scope="row">
      <span class="line-kind">${kindText(kind)}</span>
      <bdi>${description}</bdi>
      <span class="card-note"
        ><bdi>${msg(str`${counted} of ${all} days`, { desc: 'Days that are counted, of the period.' })}</bdi></span
      >
    </th>
    <td><bdi>${formats.money(net)}</bdi></td>
  </tr>`;
}

function amountRow(label: string, amount: string, kind: string): TemplateResult {
  return html`<tr class=${kind}>
    <th scope="row"><bdi>${label}</bdi></th>
    <td><bdi>${amount}</bdi></td>
  </tr>`;
}

function kindText(kind: Line['kind']): string {
  return kind === 'credit'
    ? msg('Credit', { desc: 'Line of a calculation: money back for unused time.' })
    : msg('Charge', { desc: 'Line of a calculation: money for the time that is left.' });
}

function totalText(): string {
  return msg('Total with tax', { desc: 'Row of a calculation.' });
}

function dueText(): string {
  return msg('Due today', { desc: 'Row of a calculation: what is charged on confirming.' });
}

function nextRenewalText({ nextRenewal }: ChangePreview, formats: Formats): string {
  if (!nextRenewal) {
    return msg('The subscription does not renew.', { desc: 'In a calculation: there is no next renewal.' });
  }
  const day = formats.day(nextRenewal.on);
  const amount = formats.money(nextRenewal.expected.gross);
  return msg(str`Next renewal on ${day}: ${amount} expected, with tax.`, { desc: 'In a calculation.' });
}
