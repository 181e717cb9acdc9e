import { msg } from '@lit/localize';
import type { RenewalQuote } from '@portico/client';
import { nothing, type TemplateResult } from 'lit';
import { failureText } from '../../../localization/failure-texts.js';
import type { IconName } from '../../../ui/icons.js';
import type { MenuController } from '../../../ui/menu-controller.js';
import { menu, type MenuItem } from '../../../ui/menu.js';
import { loadingText } from '../../renewal-quote/quote-notices.js';
import { isUnderWay, type QuoteAction } from '../../renewal-quote/quote-rules.js';
import type { QuoteSection } from '../../renewal-quote/quote-section.js';
import { actionText } from '../../renewal-quote/quote-texts.js';

/** What the menu shows and does. */
export interface MoreOptions {
  section: QuoteSection;
  controller: MenuController;
}

const icons: Readonly<Record<QuoteAction, IconName>> = {
  request: 'file',
  download: 'download',
  accept: 'check',
  send: 'mail',
  'purchase-order': 'pencil',
  retry: 'returned',
  withdraw: 'close',
};

/** What can be done with a subscription as a whole, behind a button; nothing where there is nothing to do. */
export function moreOptions({ section, controller }: MoreOptions): TemplateResult | typeof nothing {
  const offered = items(section);
  if (offered.length === 0) return nothing;
  return menu({
    id: 'more-options',
    name: msg('More options', { desc: 'Button that opens a menu about a subscription as a whole.' }),
    isLabelled: true,
    items: () => offered,
    controller,
  });
}

function items(section: QuoteSection): MenuItem[] {
  const { isForbidden, isKnown, failure, quote } = section.quotes;
  if (isForbidden) return [];
  if (!isKnown) return [failure ? failed(section, failureText(failure.code)) : { label: loadingText(), icon: 'busy' }];
  const actions = section.actions.map((action): MenuItem => ({
    label: actionText(action),
    icon: section.isBusy(action) ? 'busy' : icons[action],
    click: () => void section.start(action),
  }));
  const awaited = quote && awaitedText(quote);
  // What everybody looks for here stands here from the beginning, with why it is not possible yet.
  return awaited === undefined ? actions : [{ label: actionText('download'), icon: 'busy', note: awaited }, ...actions];
}

function failed({ quotes }: QuoteSection, note: string): MenuItem {
  return {
    label: msg('Try again', { desc: 'Button after an error.' }),
    icon: 'alert',
    note,
    click: () => void quotes.reload(),
  };
}

/** Why a quote cannot be downloaded yet; undefined when it can be, or never will be. */
function awaitedText(quote: RenewalQuote): string | undefined {
  if (isUnderWay(quote)) {
    return msg('It is being prepared, and can be downloaded here in a moment.', {
      desc: 'Below an action in a menu that is not possible yet. About a quote.',
    });
  }
  if (quote.status !== 'under_review') return undefined;
  return msg('The seller checks it first. It can be downloaded here as soon as that is done.', {
    desc: 'Below an action in a menu that is not possible yet. About a quote.',
  });
}
