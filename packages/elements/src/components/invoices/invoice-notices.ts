import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Failure } from '../../controllers/failure.js';
import { failureText, referenceText } from '../../localization/failure-texts.js';
import { button } from '../../ui/button.js';
import { notice } from '../../ui/notice.js';

/** Stands in place of the list when there is nothing in it. */
export function emptyNotice(filtered: boolean): TemplateResult {
  return filtered
    ? notice({
        title: msg('No invoices here', { desc: 'Title when a filter or page leaves nothing.' }),
        text: msg('Nothing matches what was chosen.', { desc: 'Text when a filter leaves nothing.' }),
      })
    : notice({
        title: msg('No invoices yet', { desc: 'Title of the empty list.' }),
        text: msg('Your first invoice appears here on the day it is issued. There is nothing to do until then.', {
          desc: 'Text of the empty list.',
        }),
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
