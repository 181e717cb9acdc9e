import type { Schemas } from '../http/operations.ts';
import { partyOf } from './party.ts';
import { frenchLegalNotes } from './wording.ts';
import type { DocumentLanguage } from './wording.ts';

/** Who an invoice is from, with everything that depends on the seller alone. */
export interface Seller {
  readonly party: Schemas['Party'];
  readonly invoicePrefix: string;
  readonly creditNotePrefix: string;
  /** Account numbers are the published examples of their countries: nobody's money goes there. */
  readonly account: { readonly iban: string; readonly bic: string };
  readonly creditorIdentifier: string;
  readonly notes: (language: DocumentLanguage) => Schemas['InvoiceDocument']['notes'];
}

const sirenScheme = '0002';
const frenchDirectoryScheme = '0225';

/** The invented seller of almost everything. Its registration number begins with zeros, as no real one does. */
export const porticoDemo: Seller = {
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
  invoicePrefix: '',
  creditNotePrefix: 'AV-',
  account: { iban: 'FR7630006000011234567890189', bic: 'PDEMFRPPXXX' },
  creditorIdentifier: 'FR25ZZZ000142',
  notes: frenchLegalNotes,
};

/** The reseller of the second brand. */
export const harbourFinch: Seller = {
  party: partyOf({
    name: 'Harbour & Finch Ltd',
    tradingName: 'Finch Cloud',
    taxId: 'GB999001491',
    registration: { value: '00014200', scheme: null },
    legalForm: 'Registered in England and Wales, company number 00014200',
    street: ['Unit 4, The Demonstration Wharf', '27 Sample Street'],
    postalCode: 'BS1 9ZZ',
    city: 'Bristol',
    country: 'GB',
    contact: { name: 'Accounts', phone: '+44 117 496 0142', email: 'accounts@harbour-finch.example' },
  }),
  invoicePrefix: 'HF-',
  creditNotePrefix: 'HFC-',
  account: { iban: 'GB33BUKB20201555555555', bic: 'HFINGB2LXXX' },
  creditorIdentifier: 'GB64ZZZ000142',
  notes: () => [],
};
