import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { fieldLabel, leadingLabel } from '../details-texts.js';
import { isSame, type DetailsField, type DetailsValues } from '../details-values.js';
import type { EditorContext } from './editor-context.js';
import type { EditorState } from './editor-state.js';
import { changedText, keptText } from './editor-texts.js';
import type { ChangedBy, Meanwhile } from './meanwhile.js';
import { shownValue } from './shown-value.js';

/** What somebody else has changed while the form was open, field by field, and the choice where both have. */
export function meanwhilePanel(state: EditorState, context: EditorContext): TemplateResult | typeof nothing {
  const { meanwhile, values, origin } = state;
  if (!meanwhile) return nothing;
  const { theirs, yours, changes } = meanwhile;
  const by = (wanted: ChangedBy): DetailsField[] =>
    changes.filter((change) => change.by === wanted).map(({ field }) => field);
  return html`<section class="meanwhile" part="meanwhile" aria-labelledby="meanwhile-title">
    <h3 class="details-subtitle meanwhile-title" id="meanwhile-title" tabindex="-1">
      ${changedText(meanwhile.who, context.locale.formats.instant(meanwhile.at))}
    </h3>
    <p>${keptText()}</p>
    ${by('both').map((field) => conflict(field, values, meanwhile, context))}
    ${changeList(theirsTitle(), by('theirs'), { now: theirs, before: origin }, context)}
    ${changeList(yoursTitle(), by('yours'), { now: values, before: origin }, context)}
    ${changeList(lockedTitle(), by('locked'), { now: theirs, before: yours }, context)}
  </section>`;
}

/** Both have written something else into a field: the user says which it is to be. */
function conflict(
  field: DetailsField,
  values: DetailsValues,
  meanwhile: Meanwhile,
  context: EditorContext,
): TemplateResult {
  const isTheirs = isSame(field, values, meanwhile.theirs);
  const yours = isTheirs ? meanwhile.yours : values;
  return html`<fieldset class="conflict">
    <legend>${fieldLabel(field, context.controller.form.format)}</legend>
    ${side('yours', field, { values: yours, isChosen: !isTheirs }, context)}
    ${side('theirs', field, { values: meanwhile.theirs, isChosen: isTheirs }, context)}
  </fieldset>`;
}

function side(
  whose: 'yours' | 'theirs',
  field: DetailsField,
  { values, isChosen }: { values: DetailsValues; isChosen: boolean },
  context: EditorContext,
): TemplateResult {
  const handleChange = (): void => context.controller.form.chooseSide(field, whose);
  return html`<label class="choice">
    <input type="radio" name=${`meanwhile-${field}`} .checked=${isChosen} @change=${handleChange} />
    <span
      >${
        whose === 'yours'
          ? msg('Yours:', { desc: 'Before what the user has typed into a field that somebody else changed, too.' })
          : msg('Theirs:', { desc: 'Before what somebody else has saved in a field that the user changed, too.' })
      } <bdi>${shownValue(field, values, context)}</bdi></span
    >
  </label>`;
}

function changeList(
  title: string,
  fields: readonly DetailsField[],
  { now, before }: { now: DetailsValues; before: DetailsValues },
  context: EditorContext,
): TemplateResult | typeof nothing {
  if (fields.length === 0) return nothing;
  return html`<p class="meanwhile-list-title">${title}</p>
    <ul aria-label=${title}>
      ${fields.map(
        (field) =>
          html`<li>
            ${leadingLabel(field, context.controller.form.format)} <bdi>${shownValue(field, now, context)}</bdi>
            <span class="meanwhile-before"
              >(${msg('before:', { desc: 'In brackets, before what a field said earlier.' })}
              <bdi>${shownValue(field, before, context)}</bdi>)</span
            >
          </li>`,
      )}
    </ul>`;
}

function theirsTitle(): string {
  return msg('Changed by them, taken over', { desc: 'Title of a list of fields that somebody else has changed.' });
}

function yoursTitle(): string {
  return msg('Changed by you, kept', { desc: 'Title of a list of fields that the user has changed.' });
}

function lockedTitle(): string {
  return msg('Locked meanwhile, your change is not kept', {
    desc: 'Title of a list of fields that can no longer be changed.',
  });
}
