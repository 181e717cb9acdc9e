import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.js';
import type { StatusTone } from './status-badge.js';

/** Something to know that stands above what it is about. */
export interface MessageBar {
  shape: IconName;
  tone: StatusTone;
  content: unknown;
  /** One or more buttons. */
  actions?: unknown;
  /** Puts it away; left out where it stays as long as it is true. */
  dismiss?: { label: string; click: () => void };
}

/** A line or more across the page that says how something stands, and offers what can be done. */
export function messageBar({ shape, tone, content, actions, dismiss }: MessageBar): TemplateResult {
  return html`<div class="message ${tone}" part="message">
    ${icon(shape)}
    <div class="message-text">${content}</div>
    ${actions ?? nothing}
    ${
      dismiss
        ? html`<button
            type="button"
            class="dismiss"
            part="button dismiss"
            aria-label=${dismiss.label}
            @click=${dismiss.click}
          >
            ${icon('close')}
          </button>`
        : nothing
    }
  </div>`;
}
