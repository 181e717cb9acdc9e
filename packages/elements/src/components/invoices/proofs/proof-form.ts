import { msg, str } from '@lit/localize';
import type { InvoiceListItem } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { referenceText } from '../../../localization/failure-texts.js';
import type { Formats } from '../../../localization/format.js';
import { button } from '../../../ui/button.js';
import { icon } from '../../../ui/icons.js';
import { acceptedFiles } from './file-check.js';
import type { ProofForm, ProofFormController } from './proof-form-controller.js';
import { fileProblemText, uploadFailureText } from './proof-texts.js';

export interface ProofFormContext {
  formats: Formats;
  controller: ProofFormController;
  /** Latest day that a payment can have: today, as an ISO date. */
  today: string;
}

/** The fields of a proof of payment: the file, what it pays, and what helps to find the money. */
export function proofForm(form: ProofForm, context: ProofFormContext): TemplateResult {
  const { controller, today } = context;
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    void controller.submit();
  };
  const handlePaidOn = (event: Event): void => controller.change({ paidOn: valueOf(event) });
  const handleReference = (event: Event): void => controller.change({ reference: valueOf(event) });
  const handleNote = (event: Event): void => controller.change({ note: valueOf(event) });
  return html`<form class="proof-form" novalidate @submit=${handleSubmit}>
    ${fileField(form, controller)} ${invoicesField(form, context)}
    <div class="field-row">
      <label class="labelled">
        <span>${msg('Paid on (optional)', { desc: 'Field: day of the bank transfer.' })}</span>
        <input class="field" type="date" max=${today} .value=${form.paidOn} @change=${handlePaidOn} />
      </label>
      <label class="labelled">
        <span>${msg('Reference of the transfer (optional)', { desc: 'Field: reference of the bank transfer.' })}</span>
        <input
          class="field"
          type="text"
          maxlength="140"
          autocomplete="off"
          .value=${form.reference}
          @input=${handleReference}
        />
      </label>
    </div>
    <label class="labelled">
      <span>${msg('Note (optional)', { desc: 'Field: free text to the operator.' })}</span>
      <textarea class="field" rows="2" maxlength="2000" .value=${form.note} @input=${handleNote}></textarea>
    </label>
    ${problem(form)} ${progress(form)}
    <div class="dialog-actions">
      ${button({
        label: msg('Cancel', { desc: 'Button that stops what is under way or closes a dialog.' }),
        click: () => controller.leave(),
      })}
      ${button({
        label: msg('Send proof', { desc: 'Button that sends a proof of payment.' }),
        emphasis: true,
        busy: form.progress !== undefined,
        click: () => void controller.submit(),
      })}
    </div>
  </form>`;
}

function fileField(form: ProofForm, controller: ProofFormController): TemplateResult {
  const { file, fileProblem, isDropTarget, wasTried } = form;
  const missing = wasTried && !file && !fileProblem;
  const complaint = fileProblem
    ? fileProblemText(fileProblem)
    : missing
      ? msg('Choose the document that shows the payment.', { desc: 'Error: no file was chosen.' })
      : undefined;
  const handleDrop = (event: DragEvent): void => {
    event.preventDefault();
    controller.change({ isDropTarget: false });
    void controller.takeFile(event.dataTransfer?.files[0]);
  };
  const handleDragOver = (event: DragEvent): void => {
    event.preventDefault();
    if (!isDropTarget) controller.change({ isDropTarget: true });
  };
  const handleChange = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    void controller.takeFile(input.files?.[0]);
    // The same file can be chosen again, after it was changed.
    input.value = '';
  };
  const handleDragLeave = (): void => controller.change({ isDropTarget: false });
  return html`<div
    class=${isDropTarget ? 'drop over' : 'drop'}
    @drop=${handleDrop}
    @dragover=${handleDragOver}
    @dragleave=${handleDragLeave}
  >
    <label class="button file-button">
      ${icon('upload')}<span>
        ${
          file
            ? msg('Choose another file', { desc: 'Button that opens the file picker again.' })
            : msg('Choose a file', { desc: 'Button that opens the file picker.' })
        }
      </span>
      <input
        class="hidden"
        type="file"
        accept=${acceptedFiles}
        aria-describedby="proof-file-hint proof-file-problem"
        aria-invalid=${complaint ? 'true' : 'false'}
        @change=${handleChange}
      />
    </label>
    <p id="proof-file-hint" class="line-note">
      ${file ? html`<bdi class="proof-name">${file.name}</bdi>` : msg('or drop it here: PDF, PNG or JPEG, up to 10 MB', { desc: 'Hint below the button that opens the file picker.' })}
    </p>
    <p id="proof-file-problem" class="field-problem" role="alert">${complaint ?? nothing}</p>
  </div>`;
}

function invoicesField(
  { invoices, chosen, wasTried, failure }: ProofForm,
  { controller, formats }: ProofFormContext,
): TemplateResult {
  const missing = wasTried && chosen.size === 0;
  return html`<fieldset class="proof-invoices" aria-describedby="proof-invoices-problem">
    <legend>${msg('Invoices that it pays', { desc: 'Name of the list of invoices in the upload dialog.' })}</legend>
    ${
      invoices
        ? invoices.map((invoice) => invoiceChoice(invoice, chosen.has(invoice.id), { controller, formats }))
        : failure
          ? nothing
          : html`<span class="bar w3" aria-hidden="true"></span>`
    }
    ${
      invoices?.length === 0
        ? html`<p>
            ${msg('No invoice is open. There is nothing to prove.', { desc: 'Upload dialog without open invoices.' })}
          </p>`
        : nothing
    }
    <p id="proof-invoices-problem" class="field-problem" role="alert">
      ${missing ? msg('Choose at least one invoice.', { desc: 'Error: no invoice was chosen.' }) : nothing}
    </p>
  </fieldset>`;
}

function invoiceChoice(
  { id, number, amountDue, dueDate }: InvoiceListItem,
  isChosen: boolean,
  { controller, formats }: Pick<ProofFormContext, 'controller' | 'formats'>,
): TemplateResult {
  const handleChange = (event: Event): void => controller.choose(id, (event.currentTarget as HTMLInputElement).checked);
  return html`<label class="choice">
    <input type="checkbox" .checked=${isChosen} @change=${handleChange} />
    <span class="choice-text">
      <bdi>${number}</bdi>
      ${dueDate ? html`<span class="line-note">${dueText(formats.day(dueDate))}</span>` : nothing}
    </span>
    <span class="entry-amount">${formats.money(amountDue)}</span>
  </label>`;
}

function dueText(day: string): string {
  return msg(str`due ${day}`, { desc: 'Due date of an invoice in a list to choose from.' });
}

function problem({ failure }: ProofForm): TemplateResult | typeof nothing {
  if (!failure) return nothing;
  return html`<p class="field-problem" role="alert">
    ${uploadFailureText(failure.code)} ${referenceText(failure.requestId) ?? nothing}
  </p>`;
}

function progress({ progress: share }: ProofForm): TemplateResult | typeof nothing {
  if (share === undefined) return nothing;
  const name = msg('Upload', { desc: 'Name of the progress bar of an upload.' });
  return html`<progress aria-label=${name} max="1" .value=${share}></progress>`;
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement | HTMLTextAreaElement).value;
}
