import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.js';

/** What stands where data would be. */
export interface Notice {
  title: string;
  text: string;
  /** Small print, such as the reference of a failed request. */
  detail?: string | undefined;
  action?: { label: string; click: () => void } | undefined;
}

/** A short text in place of data, with at most one thing to do. */
export function notice({ title, text, detail, action }: Notice): TemplateResult {
  return html`<div class="notice" part="notice">
    <p class="notice-title">${title}</p>
    <p class="notice-text">${text}</p>
    ${detail ? html`<p class="notice-detail">${detail}</p>` : nothing}
    ${action ? button({ ...action, emphasis: true, part: 'button retry' }) : nothing}
  </div>`;
}
