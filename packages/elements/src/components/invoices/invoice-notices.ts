import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Failure } from '../../controllers/failure.js';
import { failureText, referenceText } from '../../localization/failure-texts.js';
import { button } from '../../ui/button.js';
import { notice } from '../../ui/notice.js';
import { clearLabel } from './toolbar.js';

/** Stands in place of the list when the customer has no invoices. */
export function emptyNotice(): TemplateResult {
  return notice({
    title: msg('No invoices yet', { desc: 'Title of the empty list.' }),
    text: msg('Your first invoice appears here on the day it is issued. There is nothing to do until then.', {
      desc: 'Text of the empty list.',
    }),
  });
}

/** Stands in place of the list when the search and the filters leave nothing. */
export function nothingFoundNotice(clear: () => void): TemplateResult {
  return notice({
    title: msg('No invoice matches', { desc: 'Title when search and filters leave nothing.' }),
    text: msg('Try fewer words, or other filters.', { desc: 'Text when search and filters leave nothing.' }),
    action: { label: clearLabel(), click: clear },
  });
}

/** Stands in place of the list on a page behind the last one. */
export function pastEndNotice(): TemplateResult {
  return notice({
    title: msg('No invoices here', { desc: 'Title of a page behind the last one.' }),
    text: msg('The list ends before this page.', { desc: 'Text of a page behind the last one.' }),
  });
}

/** Stands in place of the list when it could not be loaded. */
export function failureNotice({ kind, code, requestId }: Failure, retry: () => void): TemplateResult {
  switch (kind) {
    case 'not-allowed':
      return notice({
        title: msg('No access to invoices', { desc: 'Title when the session may not read invoices.' }),
        text: failureText('capability_missing'),
      });
    case 'session-expired':
      return notice({
        title: msg('Your session has ended', { desc: 'Title when the session has expired.' }),
        text: failureText(code),
        action: { label: msg('Continue', { desc: 'Button that opens a new session.' }), click: retry },
      });
    case 'offline':
      return notice({
        title: msg('You are offline', { desc: 'Title when the device has no connection.' }),
        text: msg('Your invoices appear as soon as the connection is back.', { desc: 'Text when offline.' }),
        action: { label: retryLabel(), click: retry },
      });
    case 'error':
      return notice({
        title: msg('Your invoices could not be loaded', { desc: 'Title when loading failed.' }),
        text: failureText(code),
        detail: referenceText(requestId),
        action: { label: retryLabel(), click: retry },
      });
  }
}

/** Stands in place of the open amounts when only they could not be loaded. */
export function summaryFailure(retry: () => void): TemplateResult {
  return html`<p class="summary failed" part="summary">
    ${msg('What is open could not be loaded.', { desc: 'Shown above the list when only the summary failed.' })}
    ${button({ label: retryLabel(), click: retry, part: 'button retry' })}
  </p>`;
}

function retryLabel(): string {
  return msg('Try again', { desc: 'Button after an error.' });
}
