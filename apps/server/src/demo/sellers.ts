import type { DocumentLanguage } from '../documents/document-language.ts';
import type { Schemas } from '../http/operations.ts';
import type { SellerSettings } from '../sellers/tables.ts';
import { partyOf } from './party.ts';
import { frenchLegalNotes } from './wording.ts';

/** A seller of the demo, with the numbers of what it issued before it did so through Portico. */
export interface Seller {
  readonly settings: SellerSettings;
  /** The brand it sells under; null for the house itself. */
  readonly brandId: string | null;
  readonly invoicePrefix: string;
  readonly creditNotePrefix: string;
}

const sirenScheme = '0002';
const frenchDirectoryScheme = '0225';

/** The invented seller of almost everything. Its registration number begins with zeros, as no real one does. */
export const porticoDemo: Seller = {
  settings: {
    party: partyOf({
      name: 'Portico Demo SAS',
      tradingName: 'Portico Studio',
      taxId: 'FR85000142000',
      registration: { value: '000142000', scheme: sirenScheme },
      legalForm: 'Société par actions simplifiée au capital de 120 000 €, RCS Paris 000 142 000',
      endpoint: { value: '000142000', scheme: frenchDirectoryScheme },
      street: ['18 quai de la Démonstration', 'Bâtiment C'],
      postalCode: '75013',
      city: 'Paris',
      country: 'FR',
      contact: { name: 'Service facturation', phone: '+33 1 99 00 14 20', email: 'billing@portico-demo.example' },
    }),
    series: { invoice: 'ABO', creditNote: 'ABO-AV' },
    netDays: 30,
    // Account numbers are the published examples of their countries: nobody's money goes there.
    account: { iban: 'FR7630006000011234567890189', bic: 'PDEMFRPPXXX' },
    creditorIdentifier: 'FR25ZZZ000142',
    // Not market rates.
    accounting: { currency: 'EUR', rates: { CHF: '1.0417', GBP: '1.1628' } },
    notes: frenchLegalNotes,
  },
  brandId: null,
  invoicePrefix: '',
  creditNotePrefix: 'AV-',
};

/** The reseller of the second brand. */
export const harbourFinch: Seller = {
  settings: {
    party: partyOf({
      name: 'Harbour & Finch Ltd',
      tradingName: 'Finch Cloud',
      taxId: 'GB999001436',
      registration: { value: '00014200', scheme: null },
      legalForm: 'Registered in England and Wales, company number 00014200',
      street: ['Unit 4, The Demonstration Wharf', '27 Sample Street'],
      postalCode: 'BS1 9ZZ',
      city: 'Bristol',
      country: 'GB',
      contact: { name: 'Accounts', phone: '+44 117 496 0142', email: 'accounts@harbour-finch.example' },
    }),
    series: { invoice: 'HFS', creditNote: 'HFSC' },
    netDays: 30,
    account: { iban: 'GB33BUKB20201555555555', bic: 'HFINGB2LXXX' },
    creditorIdentifier: 'GB64ZZZ000142',
    accounting: null,
    notes: {},
  },
  brandId: 'harbour',
  invoicePrefix: 'HF-',
  creditNotePrefix: 'HFC-',
};

/** The notes that every document of a seller carries. */
export function notesOf({ settings }: Seller, language: DocumentLanguage): Schemas['InvoiceDocument']['notes'] {
  return settings.notes[language] ?? [];
}

/** The sellers by the brand that they sell under; null is the house itself. Each call gives new objects. */
export function demoSellers(): { brandId: string | null; settings: SellerSettings }[] {
  return structuredClone([porticoDemo, harbourFinch].map(({ brandId, settings }) => ({ brandId, settings })));
}
