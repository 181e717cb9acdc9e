import { html, nothing, type TemplateResult } from 'lit';
import { statusBadge } from '../../../../ui/status-badge.js';
import { textField } from '../../../../ui/text-field.js';
import { fieldLabel } from '../details-texts.js';
import { taxIdCheckingText, taxIdLooks, taxIdRemark, taxIdUnreachableText, taxIdWord } from '../tax-id-texts.js';
import { problemOf, type EditorContext } from './editor-context.js';
import type { EditorState } from './editor-state.js';
import { lockHint } from './lock-hint.js';
import type { TaxIdState } from './tax-id-checker.js';

/** The tax id, with what is known of it. */
export function taxIdField(state: EditorState, context: EditorContext): TemplateResult {
  const { controller } = context;
  const { taxId, country } = state.values;
  const lock = state.base.value.locked.find(({ field }) => field === 'taxId');
  const problem = problemOf('taxId', state, context);
  const known = controller.taxIds.stateOf(country, taxId);
  return textField({
    id: 'details-taxId',
    label: fieldLabel('taxId', undefined),
    value: taxId,
    direction: 'ltr',
    isReadOnly: lock !== undefined,
    problem,
    hint: html`${known && !problem ? result(known, context) : nothing}${lock ? lockHint(lock) : nothing}`,
    input: (text) => controller.form.writeText('taxId', text),
    leave: () => controller.form.checkTaxId(),
  });
}

function result(state: TaxIdState, { locale }: EditorContext): TemplateResult {
  switch (state.status) {
    case 'checking':
      return html`<p>${taxIdCheckingText()}</p>`;
    case 'unreachable':
      return html`<p>${taxIdUnreachableText()}</p>`;
    case 'checked': {
      const { status } = state.check;
      return html`${statusBadge(taxIdWord(status), ...taxIdLooks[status])}
        <p>${taxIdRemark(state.check, locale.formats)}</p>`;
    }
  }
}
