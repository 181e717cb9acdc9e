import { html, nothing, type TemplateResult } from 'lit';
import { leadingLabel } from '../details-texts.js';
import type { DetailsField } from '../details-values.js';
import { problemOf, type EditorContext } from './editor-context.js';
import { inFormOrder, type EditorState } from './editor-state.js';
import { problemCountText } from './editor-texts.js';

/** What is wrong, field by field, each a way to its field. Shown once saving was tried. */
export function problemSummary(state: EditorState, context: EditorContext): TemplateResult | typeof nothing {
  const { form } = context.controller;
  const fields = inFormOrder([...state.problems.keys()], form.format);
  if (!state.wasTried || fields.length === 0) return nothing;
  return html`<section class="details-problems" aria-labelledby="details-problems-title">
    <h3 class="details-subtitle" id="details-problems-title">
      ${problemCountText(fields.length, context.locale.formats)}
    </h3>
    <ul>
      ${fields.map((field) => problemLink(field, state, context))}
    </ul>
  </section>`;
}

function problemLink(field: DetailsField, state: EditorState, context: EditorContext): TemplateResult {
  const handleClick = (event: Event): void => {
    // The field is in this tree, where an address of the page does not lead.
    event.preventDefault();
    void context.controller.goTo(field);
  };
  return html`<li>
    <a href=${`#details-${field}`} @click=${handleClick}
      >${leadingLabel(field, context.controller.form.format)} ${problemOf(field, state, context)}</a
    >
  </li>`;
}
