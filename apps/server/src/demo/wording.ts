import type { DocumentLanguage } from '../documents/document-language.ts';
import type { Schemas } from '../http/operations.ts';

/** One text in each language of the documents. */
export type Wording = Readonly<Record<DocumentLanguage, string>>;

type Note = Schemas['InvoiceDocument']['notes'][number];

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

/** The notes that every invoice of a French seller carries, by language. */
export const frenchLegalNotes: Readonly<Record<DocumentLanguage, Note[]>> = {
  en: notesOf('en'),
  fr: notesOf('fr'),
  de: notesOf('de'),
};

function notesOf(language: DocumentLanguage): Note[] {
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
