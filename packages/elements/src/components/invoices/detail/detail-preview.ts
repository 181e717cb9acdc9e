import { msg, str } from '@lit/localize';
import type { Invoice } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { failureText } from '../../../localization/failure-texts.js';
import type { Formats } from '../../../localization/format.js';
import { button } from '../../../ui/button.js';
import type { PreviewState } from './preview-controller.js';

/** The pages of the document as pictures, asked for when somebody wants to see them. */
export function detailPreview(
  { number }: Invoice,
  preview: PreviewState,
  { togglePreview, formats }: { togglePreview: () => void; formats: Formats },
): TemplateResult {
  const { isOpen, busy, pages, pageCount, failure } = preview;
  const isCut = !busy && !failure && pages.length < pageCount;
  return html`<div class="preview">
    ${button({
      label: isOpen
        ? msg('Hide preview', { desc: 'Button that hides the pages of the document.' })
        : msg('Show preview', { desc: 'Button that shows the pages of the document.' }),
      busy,
      part: 'button preview',
      click: togglePreview,
    })}
    ${failure ? html`<p class="preview-problem" role="alert">${failureText(failure.code)}</p>` : nothing}
    ${
      isOpen && pages.length > 0
        ? html`<div class="preview-pages">
            ${pages.map((url, index) => {
              const page = String(index + 1);
              const alt = msg(str`Page ${page} of ${number}`, { desc: 'Alternative text of a page of a document.' });
              return html`<img src=${url} alt=${alt} />`;
            })}
            ${isCut ? html`<p>${cutText(pages.length, pageCount, formats)}</p>` : nothing}
          </div>`
        : nothing
    }
  </div>`;
}

function cutText(shown: number, all: number, formats: Formats): string {
  const [first, count] = [formats.number(shown), formats.number(all)];
  return msg(str`The first ${first} of ${count} pages. Download the document to see all.`, {
    desc: 'Below the pages of a long document; both numbers are above one.',
  });
}
