import { html, nothing, type TemplateResult } from 'lit';

/** A surface with a title. */
export interface Card {
  /** Id of the title, unique in the element. */
  id: string;
  title: string;
  content: unknown;
  /** One small button beside the title. */
  action?: unknown;
  part?: string;
}

/** A surface with a title, named by it; the title can take the focus from a script. */
export function card({ id, title, content, action, part }: Card): TemplateResult {
  return html`<section class="card" part=${part ? `card ${part}` : 'card'} aria-labelledby=${id}>
    <div class="card-head">
      <h3 class="card-title" id=${id} tabindex="-1">${title}</h3>
      ${action ?? nothing}
    </div>
    ${content}
  </section>`;
}
