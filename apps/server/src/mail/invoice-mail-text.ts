import type { InvoiceMailView, ListedDocument } from './invoice-mail.ts';

/** The plain text part: everything that the HTML part says, in the same order. */
export function invoiceMailText({
  wording,
  introduction,
  message,
  documents,
  attached,
  footer,
}: InvoiceMailView): string {
  const written = (document: ListedDocument) =>
    [
      document.title,
      wording.labelled(wording.issueDate, document.issueDate),
      ...(document.dueDate === null ? [] : [wording.labelled(wording.dueDate, document.dueDate)]),
      wording.labelled(wording.amount, document.amount),
    ].join('\n');
  const paragraphs = [
    introduction,
    ...(message ? [`${message.heading}\n${message.lines.map((line) => `> ${line}`).join('\n')}`] : []),
    ...documents.map(written),
    attached,
    // The usual mark before what is not part of the letter itself.
    ['-- ', ...footer].join('\n'),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}
