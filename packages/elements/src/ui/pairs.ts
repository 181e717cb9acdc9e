import { html, nothing, type TemplateResult } from 'lit';

/** Terms and what is said about them; pairs without anything to say are left out. */
export function pairs(facts: readonly (readonly [term: string, said: unknown])[]): TemplateResult {
  return html`<dl class="pairs">
    ${facts.map(([term, said]) =>
      said === undefined
        ? nothing
        : html`<div>
            <dt>${term}</dt>
            <dd>${typeof said === 'string' ? html`<bdi>${said}</bdi>` : said}</dd>
          </div>`,
    )}
  </dl>`;
}
