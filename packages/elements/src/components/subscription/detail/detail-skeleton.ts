import { html, type TemplateResult } from 'lit';

/** A subscription while it loads. */
export function detailSkeleton(): TemplateResult {
  return html`<div class="detail-skeleton" part="skeleton" aria-hidden="true">
    <span class="bar entry-bar"></span>
    <div class="glance">
      ${[1, 2, 3].map(() => html`<div><span class="bar"></span><span class="bar wide"></span></div>`)}
    </div>
    <div class="subscription">
      <div class="glance">
        ${[1, 2, 3, 4, 5, 6].map(() => html`<div><span class="bar"></span><span class="bar wide"></span></div>`)}
      </div>
    </div>
  </div>`;
}
