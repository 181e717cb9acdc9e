import { msg, str } from '@lit/localize';
import type { BillingErrorCode, PaymentProof } from '@portico/client';
import { failureText } from '../../../localization/failure-texts.js';
import type { FileProblem } from './file-check.js';

type Rejection = NonNullable<PaymentProof['rejection']>;

/** The word for where a proof stands. */
export function proofStatusText(status: PaymentProof['status']): string {
  switch (status) {
    case 'submitted':
      return msg('Submitted', { desc: 'Status of a proof of payment. Masculine in French.' });
    case 'under_review':
      return msg('Under review', { desc: 'Status of a proof of payment.' });
    case 'accepted':
      return msg('Accepted', { desc: 'Status of a proof of payment or of a quote. Masculine in French.' });
    case 'rejected':
      return msg('Rejected', { desc: 'Status of a proof of payment. Masculine in French.' });
  }
}

/** What a status means for the customer. */
export function proofRemark({ status, rejection }: PaymentProof): string {
  switch (status) {
    case 'submitted':
      return msg('We have received your document and will check it.', { desc: 'Explains a submitted proof.' });
    case 'under_review':
      return msg('Somebody is checking your document now.', { desc: 'Explains a proof under review.' });
    case 'accepted':
      return msg('The payment has been booked.', { desc: 'Explains an accepted proof.' });
    case 'rejected':
      return rejection ? rejectionText(rejection.reason) : '';
  }
}

function rejectionText(reason: Rejection['reason']): string {
  switch (reason) {
    case 'unreadable':
      return msg('The document cannot be read. Upload a sharper or complete one.', {
        desc: 'Why a proof was rejected.',
      });
    case 'wrong_invoice':
      return msg('The document is for another invoice.', { desc: 'Why a proof was rejected.' });
    case 'wrong_amount':
      return msg('The amount on the document is not what is due.', { desc: 'Why a proof was rejected.' });
    case 'not_received':
      return msg('The money has not arrived yet. Ask your bank where it is.', { desc: 'Why a proof was rejected.' });
    case 'duplicate':
      return msg('This document was submitted before.', { desc: 'Why a proof was rejected.' });
    case 'other':
      return msg('The document could not be accepted.', { desc: 'Why a proof was rejected.' });
  }
}

/** What is wrong with a chosen file, and what to do. */
export function fileProblemText(problem: FileProblem): string {
  switch (problem) {
    case 'empty':
      return msg('The file is empty. Choose another one.', { desc: 'Error of a chosen file.' });
    case 'too-large':
      return msg('The file is larger than 10 MB. Choose a smaller one.', { desc: 'Error of a chosen file.' });
    case 'wrong-type':
      return msg('This is not a PDF, PNG or JPEG. Choose such a file.', { desc: 'Error of a chosen file.' });
    case 'unreadable':
      return msg('The file cannot be read. Choose it again.', { desc: 'Error of a chosen file.' });
  }
}

const damaged = (): string =>
  msg('The file is damaged or holds something that is not allowed. Save it again as a plain PDF, PNG or JPEG.', {
    desc: 'Error of an uploaded file.',
  });

const settled = (): string =>
  msg('One of the invoices is paid already or has a proof under review. Choose the others.', {
    desc: 'Error of a proof of payment.',
  });

const uploadFailures: Partial<Record<BillingErrorCode, () => string>> = {
  payload_too_large: () => fileProblemText('too-large'),
  unsupported_document: () => fileProblemText('wrong-type'),
  unsupported_media_type: () => fileProblemText('wrong-type'),
  malformed_document: damaged,
  refused_document: damaged,
  conflict: settled,
  nothing_to_pay: settled,
  invalid_state: settled,
};

/** Why the server did not take a proof. */
export function uploadFailureText(code: BillingErrorCode): string {
  return uploadFailures[code]?.() ?? failureText(code);
}

/** The numbers of the invoices that a proof is for. */
export function proofInvoicesText(numbers: readonly string[]): string {
  const list = numbers.join(', ');
  return numbers.length === 1
    ? msg(str`For invoice ${list}`, { desc: 'The invoice that a proof of payment is for.' })
    : msg(str`For invoices ${list}`, { desc: 'The invoices that a proof of payment is for.' });
}

/** What a screen reader hears when a proof has arrived. */
export function proofSubmittedText(): string {
  return msg('Your proof of payment has been submitted.', { desc: 'Spoken after a proof of payment was uploaded.' });
}
