import { msg, str } from '@lit/localize';
import type { Export } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { failureText } from '../../../localization/failure-texts.js';
import type { Formats } from '../../../localization/format.js';
import { button } from '../../../ui/button.js';
import { exportFailureText, exportName, progressText, sizeText } from './export-texts.js';
import { isUnderWay, type ExportsState } from './exports-controller.js';

export interface ExportTrayContext {
  formats: Formats;
  /** BCP 47 tag. */
  locale: string;
  download: (exported: Export) => void;
  remove: (exported: Export) => void;
}

/** The files that were asked for: how far they are, and the way to them. Nothing when there are none. */
export function exportTray(state: ExportsState, context: ExportTrayContext): TemplateResult | typeof nothing {
  if (state.exports.length === 0 && !state.failure) return nothing;
  return html`<div class="exports" part="exports">
    ${state.failure ? html`<p class="export-problem" role="alert">${failureText(state.failure.code)}</p>` : nothing}
    ${
      state.exports.length > 0
        ? html`<ul aria-label=${msg('Files', { desc: 'Name of the list of exports.' })}>
            ${repeat(
              state.exports,
              ({ id }) => id,
              (exported) => exportRow(exported, state, context),
            )}
          </ul>`
        : nothing
    }
  </div>`;
}

function exportRow(exported: Export, { downloadOf }: ExportsState, context: ExportTrayContext): TemplateResult {
  const { busy, failure } = downloadOf(exported);
  const name = exported.file?.filename ?? exportName(exported);
  return html`<li>
    <span class="export-text">
      <bdi class="export-name">${name}</bdi>
      <span class="line-note">${remark(exported, context)}</span>
      ${failure ? html`<span class="export-problem" role="alert">${failureText(failure.code)}</span>` : nothing}
    </span>
    ${isUnderWay(exported) ? progressBar(exported, name) : nothing}
    ${
      exported.status === 'ready'
        ? button({
            label: msg('Download', { desc: 'Button beside an invoice.' }),
            name: msg(str`Download ${name}`, { desc: 'Accessible name of a Download button; holds its visible word.' }),
            icon: 'download',
            busy,
            part: 'button download',
            click: () => context.download(exported),
          })
        : nothing
    }
    ${button({
      label: isUnderWay(exported)
        ? msg('Cancel', { desc: 'Button that stops what is under way or closes a dialog.' })
        : msg('Remove', { desc: 'Button: removes something from a list.' }),
      name: isUnderWay(exported)
        ? msg(str`Cancel ${name}`, { desc: 'Accessible name of a button; holds its visible word.' })
        : msg(str`Remove ${name}`, { desc: 'Accessible name of a button; holds its visible word.' }),
      part: 'button remove',
      click: () => context.remove(exported),
    })}
  </li>`;
}

function remark(exported: Export, { formats, locale }: ExportTrayContext): string {
  if (isUnderWay(exported)) return progressText(exported, formats);
  const { file, expiresAt } = exported;
  if (!file) return exportFailureText(exported);
  const size = sizeText(file.size, locale);
  if (expiresAt === null) return size;
  const until = formats.instant(expiresAt);
  return msg(str`${size}, kept until ${until}`, { desc: 'Size of an exported file and when it is deleted.' });
}

function progressBar({ progress: { done, total } }: Export, name: string): TemplateResult {
  return total === null
    ? html`<progress aria-label=${name}></progress>`
    : html`<progress aria-label=${name} max=${total} .value=${done}></progress>`;
}
