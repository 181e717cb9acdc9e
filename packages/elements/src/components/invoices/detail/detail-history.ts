import { msg, str } from '@lit/localize';
import type { Activity } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Formats } from '../../../localization/format.js';
import { actorText, historyText } from './history-texts.js';

/** Entries that can be seen at once; a longer history is scrolled, also by keyboard. */
const fitting = 3;

/** What happened to an invoice, newest first; nothing when there is nothing to tell. */
export function detailHistory(activity: readonly Activity[], formats: Formats): TemplateResult | typeof nothing {
  const known = activity.flatMap((entry) => {
    const what = historyText(entry);
    return what === undefined ? [] : [{ entry, what }];
  });
  if (known.length === 0) return nothing;
  return html`<section>
    <p class="detail-title" id="history-title">${msg('History', { desc: 'Title of what happened to an invoice.' })}</p>
    <ol class="history" aria-labelledby="history-title" tabindex=${ifDefined(known.length > fitting ? 0 : undefined)}>
      ${known.map(
        ({ entry, what }) =>
          html`<li>
            <bdi>${what}</bdi>
            <span class="line-note"> ${byline(actorText(entry.actor), entry.at, formats)} </span>
          </li>`,
      )}
    </ol>
  </section>`;
}

function byline(actor: string, at: string, formats: Formats): string {
  const moment = formats.instant(at);
  return msg(str`${actor}, ${moment}`, { desc: 'Who did something, and when.' });
}
