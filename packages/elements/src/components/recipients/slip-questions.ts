import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { keepText, meantText, useText } from '../../localization/recipient-texts.js';
import { button } from '../../ui/button.js';

/** Addresses that look like slips, and what they were likely meant to be. */
export interface SlipQuestions {
  recipients: readonly string[];
  /** By address, the one that was likely meant. */
  suggestions: ReadonlyMap<string, string>;
  /** Takes the address that was meant; the same one again to keep it. */
  answer: (address: string, meant: string) => void;
}

/** Asks about each address among the recipients that looks like a slip. */
export function slipQuestions({ recipients, suggestions, answer }: SlipQuestions): TemplateResult {
  const asked = [...suggestions].filter(([address]) => recipients.includes(address));
  return html`<div class="suggestions" role="status">
    ${asked.map(
      ([address, right]) =>
        html`<div class="suggestion">
          <p><bdi>${meantText(address, right)}</bdi></p>
          ${button({ label: useText(right), click: () => answer(address, right), part: 'button use' })}
          ${button({
            label: msg('Keep', { desc: 'Button that leaves something as it is.' }),
            name: keepText(address),
            click: () => answer(address, address),
            part: 'button keep',
          })}
        </div>`,
    )}
  </div>`;
}
