import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { mostRecipients } from '../../../../internal/mail-addresses.js';
import { takeFinishedRecipient, takeRecipients, typeRecipients } from '../../../../internal/recipient-list.js';
import { removeName } from '../../../../localization/recipient-texts.js';
import { chipsField } from '../../../../ui/chips-field.js';
import { textField } from '../../../../ui/text-field.js';
import { slipQuestions } from '../../../recipients/slip-questions.js';
import { fieldLabel } from '../details-texts.js';
import { addressFields } from './address-fields.js';
import { editorActions, submit } from './editor-actions.js';
import { problemOf, type EditorContext } from './editor-context.js';
import type { EditorState } from './editor-state.js';
import { lockHint } from './lock-hint.js';
import { meanwhilePanel } from './meanwhile-panel.js';
import { problemSummary } from './problem-summary.js';
import { taxIdField } from './tax-id-field.js';

/** Everything that can be edited, with what is to be known about it above and below. */
export function editorFields(state: EditorState, context: EditorContext): TemplateResult {
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    void submit(event.currentTarget as Element, context);
  };
  return html`<form class="details-form" novalidate @submit=${handleSubmit}>
    <p class="details-intro">
      ${msg('Future invoices carry these details. Invoices that exist never change.', {
        desc: 'At the top of the dialog that edits the billing details.',
      })}
      ${msg('Fields with * are required.', { desc: 'Above a form.' })}
    </p>
    ${meanwhilePanel(state, context)} ${problemSummary(state, context)} ${companyFields(state, context)}
    ${addressFields(state, context)} ${taxIdField(state, context)} ${recipientsField(state, context)}
    ${orderReferenceField(state, context)} ${editorActions(state, context)}
    <p class="hidden" role="status">${state.announcement}</p>
  </form>`;
}

function companyFields(state: EditorState, context: EditorContext): TemplateResult {
  const { form } = context.controller;
  const { values } = state;
  const lock = state.base.value.locked.find(({ field }) => field === 'companyName');
  return html`${textField({
      id: 'details-companyName',
      label: fieldLabel('companyName', undefined),
      value: values.companyName,
      isRequired: true,
      isReadOnly: lock !== undefined,
      hint: lock && lockHint(lock),
      problem: problemOf('companyName', state, context),
      autocomplete: 'organization',
      hasFirstFocus: true,
      input: (text) => form.writeText('companyName', text),
    })}
    <div class="details-row">
      ${textField({
        id: 'details-contactName',
        label: fieldLabel('contactName', undefined),
        value: values.contactName,
        isRequired: true,
        problem: problemOf('contactName', state, context),
        autocomplete: 'name',
        input: (text) => form.writeText('contactName', text),
      })}
      ${textField({
        id: 'details-contactPhone',
        label: fieldLabel('contactPhone', undefined),
        value: values.contactPhone,
        problem: problemOf('contactPhone', state, context),
        type: 'tel',
        inputMode: 'tel',
        direction: 'ltr',
        autocomplete: 'tel',
        input: (text) => form.writeText('contactPhone', text),
      })}
    </div>`;
}

function recipientsField(state: EditorState, context: EditorContext): TemplateResult {
  const { controller, locale } = context;
  const { form } = controller;
  const list = form.recipientList;
  const most = locale.formats.number(mostRecipients);
  return html`${chipsField({
    id: 'details-invoiceRecipients',
    label: fieldLabel('invoiceRecipients', undefined),
    hint: recipientsHint(most),
    listName: fieldLabel('invoiceRecipients', undefined),
    chips: list.recipients.map((address) => ({ text: address, removeName: removeName(address) })),
    typed: list.typed,
    problem: problemOf('invoiceRecipients', state, context),
    inputMode: 'email',
    autocomplete: 'email',
    type: (text) => form.takeRecipients(typeRecipients(form.recipientList, text)),
    take: (text) => form.takeRecipients(takeRecipients(form.recipientList, text)),
    leave: () => {
      const taken = takeFinishedRecipient(form.recipientList);
      if (taken.typed !== form.recipientList.typed) form.takeRecipients(taken);
    },
    remove: (index) => form.removeRecipient(index),
    shown: () => controller.shown,
  })}
  ${slipQuestions({
    recipients: list.recipients,
    suggestions: state.suggestions,
    answer: (address, meant) => form.answerSlip(address, meant),
  })}`;
}

function orderReferenceField(state: EditorState, context: EditorContext): TemplateResult {
  return textField({
    id: 'details-purchaseOrderReference',
    label: fieldLabel('purchaseOrderReference', undefined),
    value: state.values.purchaseOrderReference,
    hint: msg('Printed on future invoices.', { desc: 'Below the field for the purchase order reference.' }),
    problem: problemOf('purchaseOrderReference', state, context),
    input: (text) => context.controller.form.writeText('purchaseOrderReference', text),
  });
}

function recipientsHint(most: string): string {
  return msg(str`New invoices are sent there. Press Enter after each address; at most ${most}.`, {
    desc: 'Below the field for the mail addresses that get invoices; holds how many there may be.',
  });
}
