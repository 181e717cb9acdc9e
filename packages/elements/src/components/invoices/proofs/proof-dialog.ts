import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { closeDialog } from '../../../ui/close-dialog.js';
import { dialog } from '../../../ui/dialog.js';
import { proofForm, type ProofFormContext } from './proof-form.js';
import type { ProofForm } from './proof-form-controller.js';

/** The dialog that uploads a proof of payment. What was filled in is kept when it is closed. */
export function proofDialog(form: ProofForm, context: ProofFormContext): TemplateResult {
  return dialog({
    title: msg('Upload proof of payment', { desc: 'Title of the dialog, and the button that opens it.' }),
    content: proofForm(form, context),
    closeLabel: msg('Close', { desc: 'Button that closes a dialog.' }),
    leave: closeDialog,
    closed: () => context.controller.closed(),
    part: 'proof',
  });
}
