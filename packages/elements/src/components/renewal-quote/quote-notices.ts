import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Failure } from '../../controllers/failure.js';
import { failureText, referenceText } from '../../localization/failure-texts.js';
import { card } from '../../ui/card.js';
import { notice } from '../../ui/notice.js';
import { titleId, titleText } from './quote-card.js';

/** The card while it is not known yet how things stand. */
export function quoteSkeleton(): TemplateResult {
  return html`<div part="skeleton">
    ${card({
      id: titleId,
      title: titleText(),
      part: 'quote',
      content: html`<div class="quote-body" aria-hidden="true">
          ${['w3', 'w2', 'w3'].map((width) => html`<span class="bar ${width}"></span>`)}
        </div>
        <p class="hidden">${loadingText()}</p>`,
    })}
  </div>`;
}

/** The card in place of what could not be loaded. */
export function failureCard({ kind, code, requestId }: Failure, retry: () => void): TemplateResult {
  const label =
    kind === 'session-expired'
      ? msg('Continue', { desc: 'Button that opens a new session.' })
      : msg('Try again', { desc: 'Button after an error.' });
  return card({
    id: titleId,
    title: titleText(),
    part: 'quote',
    content: notice({
      title: failureTitle(kind),
      text: failureText(code),
      detail: kind === 'error' ? referenceText(requestId) : undefined,
      action: kind === 'not-allowed' ? undefined : { label, click: retry },
    }),
  });
}

function failureTitle(kind: Failure['kind']): string {
  switch (kind) {
    case 'not-allowed':
      return msg('No access to renewal quotes', { desc: 'Title when the session may not read quotes.' });
    case 'session-expired':
      return msg('Your session has ended', { desc: 'Title when the session has expired.' });
    case 'offline':
      return msg('You are offline', { desc: 'Title when the device has no connection.' });
    case 'error':
      return msg('The renewal quote could not be loaded', { desc: 'Title when loading failed.' });
  }
}

/** What a screen reader hears while something loads. */
export function loadingText(): string {
  return msg('The renewal quote is being loaded.', { desc: 'Spoken while a quote loads.' });
}
