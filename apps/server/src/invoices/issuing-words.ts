import type { DocumentLanguage } from '../documents/document-language.ts';
import type { Schemas } from '../http/operations.ts';

const terms: Record<DocumentLanguage, (days: number) => string> = {
  en: (days) =>
    days === 0
      ? 'Payable on receipt, without discount.'
      : `Payable within ${days} days of the date of issue, without discount.`,
  fr: (days) =>
    days === 0
      ? 'Paiement à réception, sans escompte.'
      : `Paiement à ${days} jours à compter de la date d’émission, sans escompte.`,
  de: (days) =>
    days === 0 ? 'Zahlbar sofort ohne Abzug.' : `Zahlbar innerhalb von ${days} Tagen ab Rechnungsdatum ohne Abzug.`,
};

/** The payment terms as text. @param days from issue to due date */
export function paymentTerms(language: DocumentLanguage, days: number): string {
  return terms[language](days);
}

type Charged = 'card' | 'sepa_debit' | 'other';

const chargedTo: Record<DocumentLanguage, Record<Charged, (digits: string) => string>> = {
  en: {
    card: (digits) => `Charged to your card${digits}. There is nothing to pay by hand.`,
    sepa_debit: (digits) => `Collected by direct debit from your account${digits}. There is nothing to pay by hand.`,
    other: (digits) => `Charged to your payment method${digits}. There is nothing to pay by hand.`,
  },
  fr: {
    card: (digits) => `Prélevé sur votre carte${digits}. Vous n’avez rien à régler vous-même.`,
    sepa_debit: (digits) => `Prélevé sur votre compte${digits}. Vous n’avez rien à régler vous-même.`,
    other: (digits) => `Prélevé sur votre mode de paiement${digits}. Vous n’avez rien à régler vous-même.`,
  },
  de: {
    card: (digits) => `Wird von Ihrer Karte${digits} abgebucht. Sie müssen nichts überweisen.`,
    sepa_debit: (digits) => `Wird von Ihrem Konto${digits} eingezogen. Sie müssen nichts überweisen.`,
    other: (digits) => `Wird von Ihrem Zahlungsmittel${digits} abgebucht. Sie müssen nichts überweisen.`,
  },
};

/** The payment terms of an invoice that is charged to a stored payment method. */
export function chargedTerms(language: DocumentLanguage, { kind, lastDigits }: Schemas['PaymentMeans']): string {
  const charged = kind === 'card' || kind === 'sepa_debit' ? kind : 'other';
  return chargedTo[language][charged](lastDigits === null ? '' : ` •••• ${lastDigits}`);
}

/** What happens with the amount of a credit note: it has no due date. */
export const creditNoteTerms: Readonly<Record<DocumentLanguage, string>> = {
  en: 'Set off against your next payment, or refunded on request.',
  fr: 'Imputé sur votre prochain règlement ou remboursé sur demande.',
  de: 'Wird mit Ihrer nächsten Zahlung verrechnet oder auf Wunsch erstattet.',
};
