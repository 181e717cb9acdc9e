import type { MailWording } from './mail-wording.ts';

export const en: MailWording = {
  language: 'en',
  invoice: 'Invoice',
  creditNote: 'Credit note',
  subject: (what, seller) => `${what} from ${seller}`,
  invoices: (count) => `${count} invoices`,
  documents: (count) => `${count} billing documents`,
  labelled: (label, value) => `${label}: ${value}`,
  introduction: (sender, customer, count) =>
    count === 1
      ? `${sender} of ${customer} sends you this document.`
      : `${sender} of ${customer} sends you these ${count} documents.`,
  newDocument: (seller, customer) => `${seller} sends you this new document for ${customer}.`,
  quoteIntroduction: (sender, customer, product) =>
    `${sender} of ${customer} sends you this quote for the renewal of ${product}.`,
  messageFrom: (sender) => `Message from ${sender}`,
  issueDate: 'Date of issue',
  dueDate: 'Due date',
  amount: 'Total',
  attached: (count) => (count === 1 ? 'The file is attached.' : `The ${count} files are attached.`),
  reason: (sender, seller) =>
    `You receive this message because ${sender} entered your address in the billing portal of ${seller}. Your address is not used for anything else.`,
  reasonOfNew: (customer, seller) =>
    `You receive this message because your address is among those that get the invoices of ${customer} in the billing portal of ${seller}. It can be removed there.`,
  questions: (address) => `Questions about billing: ${address}`,
};
