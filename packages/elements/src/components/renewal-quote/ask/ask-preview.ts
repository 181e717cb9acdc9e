import { msg } from '@lit/localize';
import type { RenewalPreview } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { referenceText } from '../../../localization/failure-texts.js';
import { button } from '../../../ui/button.js';
import { icon } from '../../../ui/icons.js';
import { quoteLines } from '../quote-lines.js';
import { termText } from '../quote-texts.js';
import type { AskController } from './ask-controller.js';
import type { AskDialog } from './ask-dialog.js';
import { approvalText, askFailureText } from './ask-texts.js';

const titleId = 'quote-preview-title';

/** The total that is expected, line by line, before anything is asked for. */
export function askPreview({ controller, formats }: AskDialog): TemplateResult {
  const { answer, failure, isPending } = controller.previews;
  return html`<section
    class="calculation"
    part="preview"
    tabindex="-1"
    aria-labelledby=${titleId}
    aria-busy=${isPending ? 'true' : 'false'}
  >
    <h3 class="calculation-title" id=${titleId}>
      ${msg('Expected total', { desc: 'Title above the calculation of a quote, before asking for it.' })}
      ${isPending ? pending() : nothing}
    </h3>
    ${failure ? failed(controller) : answer ? calculation(answer, controller, formats) : waiting(isPending)}
  </section>`;
}

function calculation(
  preview: RenewalPreview,
  { previews }: AskController,
  formats: AskDialog['formats'],
): TemplateResult {
  const { lines, total, term, needsApproval } = preview;
  return html`<div class=${previews.isPending ? 'calculation-stale' : 'calculation-fresh'}>
      ${quoteLines({ labelledBy: titleId, lines, total, formats })}
      <p><bdi>${termText(term, formats)}</bdi></p>
      ${
        needsApproval
          ? html`<div class="calculation-news">
              ${icon('alert')}
              <p>${approvalText()}</p>
            </div>`
          : nothing
      }
    </div>
    <p class="card-note">
      ${msg('Prices and tax of today. The quote says until when it can be accepted; asking binds nobody.', {
        desc: 'Below the expected total of a quote.',
      })}
    </p>`;
}

function waiting(isPending: boolean): TemplateResult {
  return isPending
    ? html`<span class="bar w3" aria-hidden="true"></span><span class="bar w2" aria-hidden="true"></span>`
    : html`<p class="card-note">
        ${msg('Enter a possible number of seats to see what it costs.', { desc: 'In place of the calculation.' })}
      </p>`;
}

function pending(): TemplateResult {
  return html`<span class="calculation-pending"
    >${icon('busy')}${msg('Calculating…', { desc: 'A preview is on its way.' })}</span
  >`;
}

function failed(controller: AskController): TemplateResult {
  const { failure } = controller.previews;
  return html`<p class="field-problem">
      ${failure && askFailureText(failure.code)} ${referenceText(failure?.requestId) ?? nothing}
    </p>
    <div class="card-actions">
      ${button({
        label: msg('Try again', { desc: 'Button after an error.' }),
        click: () => controller.previewAgain(),
        part: 'button retry',
      })}
    </div>`;
}
