import type { Schemas } from '../http/operations.ts';

/** The languages that demo documents are written in. */
export type DocumentLanguage = 'en' | 'fr' | 'de';

/** One text in each language of the documents. */
export type Wording = Readonly<Record<DocumentLanguage, string>>;

type Note = Schemas['InvoiceDocument']['notes'][number];

const terms: Record<DocumentLanguage, (days: number) => string> = {
  en: (days) => `Payable within ${days} days of the date of issue, without discount.`,
  fr: (days) => `Paiement à ${days} jours à compter de la date d’émission, sans escompte.`,
  de: (days) => `Zahlbar innerhalb von ${days} Tagen ab Rechnungsdatum ohne Abzug.`,
};

/** The payment terms as text. */
export function paymentTerms(language: DocumentLanguage, days: number): string {
  return terms[language](days);
}

/** PMT, PMD and AAB: what French law wants on an invoice between businesses, in every language we write. */
const legalNotes: Record<DocumentLanguage, Readonly<Record<'PMT' | 'PMD' | 'AAB', string>>> = {
  en: {
    PMT: 'A fixed sum of €40 for recovery costs is due when payment is late.',
    PMD: 'Late payment bears interest at three times the French legal rate.',
    AAB: 'No discount is granted for early payment.',
  },
  fr: {
    PMT: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.',
    PMD: 'Pénalités de retard : trois fois le taux d’intérêt légal.',
    AAB: 'Aucun escompte n’est consenti en cas de paiement anticipé.',
  },
  de: {
    PMT: 'Bei Zahlungsverzug fällt eine Beitreibungspauschale von 40 € an.',
    PMD: 'Verzugszinsen: das Dreifache des französischen gesetzlichen Zinssatzes.',
    AAB: 'Für vorzeitige Zahlung wird kein Skonto gewährt.',
  },
};

/** The notes that every invoice of a French seller carries. */
export function frenchLegalNotes(language: DocumentLanguage): Note[] {
  return Object.entries(legalNotes[language]).map(([subjectCode, text]) => ({ subjectCode, text }));
}

/** A note of general information. */
export function generalNote(text: string): Note {
  return { subjectCode: 'AAI', text };
}

export const discountReason: Wording = { en: 'Loyalty discount', fr: 'Remise de fidélité', de: 'Treuerabatt' };
export const travelReason: Wording = { en: 'Travel costs', fr: 'Frais de déplacement', de: 'Reisekosten' };
export const volumeReason: Wording = { en: 'Volume discount', fr: 'Remise sur volume', de: 'Mengenrabatt' };
export const expressReason: Wording = { en: 'Express handling', fr: 'Traitement express', de: 'Expressbearbeitung' };

export const creditReason: Wording = {
  en: 'Correction of invoice',
  fr: 'Rectification de la facture',
  de: 'Korrektur der Rechnung',
};

/** What happens with the amount of a credit note: it has no due date. */
export const creditNoteTerms: Wording = {
  en: 'Set off against your next payment, or refunded on request.',
  fr: 'Imputé sur votre prochain règlement ou remboursé sur demande.',
  de: 'Wird mit Ihrer nächsten Zahlung verrechnet oder auf Wunsch erstattet.',
};
