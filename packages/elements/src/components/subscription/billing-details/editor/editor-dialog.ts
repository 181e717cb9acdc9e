import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { closeDialog } from '../../../../ui/close-dialog.js';
import { dialog } from '../../../../ui/dialog.js';
import { editName } from '../details-texts.js';
import type { EditorContext } from './editor-context.js';
import { editorFields } from './editor-fields.js';
import type { EditorState } from './editor-state.js';

/** Edits the billing details. */
export function editorDialog(state: EditorState, context: EditorContext): TemplateResult {
  const { controller } = context;
  return dialog({
    title: editName(),
    closeLabel: msg('Close', { desc: 'Button that closes a dialog.' }),
    part: 'billing-details',
    leave: (element) => {
      if (!controller.leaving.leave()) return;
      closeDialog(element);
      controller.closed();
    },
    closed: () => controller.closed(),
    content: editorFields(state, context),
  });
}
