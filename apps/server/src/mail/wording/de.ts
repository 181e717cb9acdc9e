import type { MailWording } from './mail-wording.ts';

export const de: MailWording = {
  language: 'de',
  invoice: 'Rechnung',
  creditNote: 'Rechnungskorrektur',
  subject: (what, seller) => `${what} von ${seller}`,
  invoices: (count) => `${count} Rechnungen`,
  documents: (count) => `${count} Abrechnungsdokumente`,
  labelled: (label, value) => `${label}: ${value}`,
  introduction: (sender, customer, count) =>
    count === 1
      ? `${sender} (${customer}) sendet Ihnen dieses Dokument.`
      : `${sender} (${customer}) sendet Ihnen diese ${count} Dokumente.`,
  newDocument: (seller, customer) => `${seller} sendet Ihnen dieses neue Dokument für ${customer}.`,
  quoteIntroduction: (sender, customer, product) =>
    `${sender} (${customer}) sendet Ihnen dieses Angebot zur Verlängerung von ${product}.`,
  messageFrom: (sender) => `Nachricht von ${sender}`,
  issueDate: 'Ausstellungsdatum',
  dueDate: 'Fällig am',
  amount: 'Gesamtbetrag',
  attached: (count) => (count === 1 ? 'Die Datei ist angehängt.' : `Die ${count} Dateien sind angehängt.`),
  reason: (sender, seller) =>
    `Sie erhalten diese Nachricht, weil ${sender} Ihre Adresse im Abrechnungsportal von ${seller} eingegeben hat. Ihre Adresse wird für nichts anderes verwendet.`,
  reasonOfNew: (customer, seller) =>
    `Sie erhalten diese Nachricht, weil Ihre Adresse im Abrechnungsportal von ${seller} zu denen gehört, die die Rechnungen von ${customer} bekommen. Dort kann sie entfernt werden.`,
  questions: (address) => `Fragen zur Abrechnung: ${address}`,
};
