import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import type { Failure } from '../../controllers/failure.js';
import { failureText, referenceText } from '../../localization/failure-texts.js';
import { notice } from '../../ui/notice.js';

/** Stands in place of the overview when the customer has no subscription. */
export function emptyNotice(): TemplateResult {
  return notice({
    title: msg('No subscription yet', { desc: 'Title when the customer has no subscription.' }),
    text: msg(
      'Choose a plan in the product, or ask whoever sells it to you. Seats, term and next payment then appear here.',
      {
        desc: 'Text when the customer has no subscription.',
      },
    ),
  });
}

/** Stands in place of a subscription that does not exist, or not for this customer. */
export function unknownNotice(back: () => void): TemplateResult {
  return notice({
    title: msg('There is no such subscription', { desc: 'Title: a link leads to a subscription that is not there.' }),
    text: msg('The link may be old, or belong to another account.', { desc: 'Text: a link leads to nothing.' }),
    action: {
      label: msg('Show your subscriptions', { desc: 'Button that leads from a broken link to the overview.' }),
      click: back,
    },
  });
}

/** Stands in place of what could not be loaded. */
export function failureNotice({ kind, code, requestId }: Failure, retry: () => void): TemplateResult {
  switch (kind) {
    case 'not-allowed':
      return notice({
        title: msg('No access to subscriptions', { desc: 'Title when the session may not read subscriptions.' }),
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
        text: msg('Your subscription appears as soon as the connection is back.', { desc: 'Text when offline.' }),
        action: { label: retryLabel(), click: retry },
      });
    case 'error':
      return notice({
        title: msg('Your subscription could not be loaded', { desc: 'Title when loading failed.' }),
        text: failureText(code),
        detail: referenceText(requestId),
        action: { label: retryLabel(), click: retry },
      });
  }
}

/** What a screen reader hears while something loads. */
export function loadingText(): string {
  return msg('The subscription is being loaded.', { desc: 'Spoken while a subscription loads.' });
}

function retryLabel(): string {
  return msg('Try again', { desc: 'Button after an error.' });
}
