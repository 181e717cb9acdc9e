import type { DocumentMailView, ListedDocument } from './document-mail.ts';

/** The plain text part: everything that the HTML part says, in the same order. */
export function documentMailText({
  wording,
  introduction,
  message,
  documents,
  attached,
  footer,
}: DocumentMailView): string {
  const written = ({ title, facts, amount }: ListedDocument) =>
    [title, ...[...facts, amount].map(({ label, value }) => wording.labelled(label, value))].join('\n');
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
