import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.js';

/** What a status means to the reader; decides the colour. */
export type StatusTone = 'neutral' | 'positive' | 'warning' | 'danger' | 'muted';

/** A status as a word, a shape and a colour. */
export function statusBadge(word: string, shape: IconName, tone: StatusTone): TemplateResult {
  return html`<span class="badge ${tone}" part="status">${icon(shape)}<span class="text">${word}</span></span>`;
}
