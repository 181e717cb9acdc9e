import type { MailWording } from './mail-wording.ts';

export const fr: MailWording = {
  language: 'fr',
  invoice: 'Facture',
  creditNote: 'Avoir',
  subject: (what, seller) => `${what} de ${seller}`,
  invoices: (count) => `${count} factures`,
  documents: (count) => `${count} documents de facturation`,
  labelled: (label, value) => `${label}\u00a0: ${value}`,
  introduction: (sender, customer, count) =>
    count === 1
      ? `${sender} (${customer}) vous envoie ce document.`
      : `${sender} (${customer}) vous envoie ces ${count} documents.`,
  newDocument: (seller, customer) => `${seller} vous envoie ce nouveau document pour ${customer}.`,
  quoteIntroduction: (sender, customer, product) =>
    `${sender} (${customer}) vous envoie ce devis pour le renouvellement de ${product}.`,
  messageFrom: (sender) => `Message de ${sender}`,
  issueDate: 'Date d’émission',
  dueDate: 'Date d’échéance',
  amount: 'Total',
  attached: (count) => (count === 1 ? 'Le fichier est joint.' : `Les ${count} fichiers sont joints.`),
  reason: (sender, seller) =>
    `Vous recevez ce message parce que ${sender} a saisi votre adresse dans le portail de facturation de ${seller}. Votre adresse ne sert à rien d’autre.`,
  reasonOfNew: (customer, seller) =>
    `Vous recevez ce message parce que votre adresse est l’une de celles qui reçoivent les factures adressées à ${customer} dans le portail de facturation de ${seller}. Elle peut y être retirée.`,
  questions: (address) => `Questions sur la facturation\u00a0: ${address}`,
};
