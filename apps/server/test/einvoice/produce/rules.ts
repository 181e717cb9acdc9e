import type { Schemas } from '../../../src/http/operations.ts';

type Document = Schemas['InvoiceDocument'];
type Party = Schemas['Party'];

const present = (text: string | null | undefined): boolean => text !== null && text !== undefined && text.trim() !== '';
const means = (document: Document, ...codes: string[]): boolean => codes.includes(document.payment?.meansCode ?? '');
const unless = (condition: boolean, holds: boolean): boolean => condition || holds;
const lines = ({ paymentTerms }: Document): string[] => (paymentTerms ?? '').split('\n');

/** The rules of XRechnung that refuse an invoice, by their names, as far as the document tells. */
export const xrechnungRules: Record<string, (document: Document) => boolean> = {
  'BR-DE-1': ({ payment }) => payment !== null,
  'BR-DE-2': ({ seller }) => seller.contact !== null,
  'BR-DE-3': ({ seller }) => present(seller.address?.city),
  'BR-DE-4': ({ seller }) => present(seller.address?.postalCode),
  'BR-DE-5': ({ seller }) => present(seller.contact?.name),
  'BR-DE-6': ({ seller }) => present(seller.contact?.phone),
  'BR-DE-7': ({ seller }) => present(seller.contact?.email),
  'BR-DE-8': ({ buyer }) => present(buyer.address?.city),
  'BR-DE-9': ({ buyer }) => present(buyer.address?.postalCode),
  'BR-DE-10': ({ delivery }) => !delivery?.address || present(delivery.address.city),
  'BR-DE-11': ({ delivery }) => !delivery?.address || present(delivery.address.postalCode),
  'BR-DE-15': ({ references }) => present(references.buyer),
  'BR-DE-16': ({ taxes, seller, taxRepresentative }) =>
    unless(
      taxes.every(({ category }) => category.code === 'O'),
      present(seller.taxId) || present(seller.taxRegistration) || taxRepresentative !== null,
    ),
  'BR-DE-18': (document) => lines(document).every((text) => !text.trim().startsWith('#')),
  'BR-DE-23-a': (document) => unless(!means(document, '30', '58'), document.payment?.creditTransfers.length !== 0),
  'BR-DE-23-b': (document) =>
    unless(!means(document, '30', '58'), !document.payment?.card && !document.payment?.directDebit),
  'BR-DE-24-a': (document) => unless(!means(document, '48', '54', '55'), Boolean(document.payment?.card)),
  'BR-DE-24-b': (document) =>
    unless(
      !means(document, '48', '54', '55'),
      document.payment?.creditTransfers.length === 0 && !document.payment.directDebit,
    ),
  'BR-DE-25-a': (document) => unless(!means(document, '59'), Boolean(document.payment?.directDebit?.mandate)),
  'BR-DE-25-b': (document) =>
    unless(!means(document, '59'), document.payment?.creditTransfers.length === 0 && !document.payment.card),
  'BR-DE-30': ({ payment }) => !payment?.directDebit || present(payment.directDebit.creditor),
  'BR-DE-31': ({ payment }) => !payment?.directDebit || present(payment.directDebit.debitedAccount),
};

/** Rules that are held on the file, or on terms that no invoice made here has: attachments, extensions, vehicles. */
export const rulesElsewhere = /^BR-DE-14$|^BR-DE-22$|^BR-DE-CVD-|^BR-DEX-|^BR-TMP-/;

const siren = (party: Party): boolean =>
  party.legalRegistration?.scheme === '0002' && /^\d{9}$/.test(party.legalRegistration.value);

const identified = ({ identifiers }: Party): boolean => {
  const schemes = identifiers.map(({ scheme }) => scheme);
  return schemes.every((scheme) => scheme !== null) && new Set(schemes).size === schemes.length;
};

const subjects = ({ notes }: Document, code: string): number =>
  notes.filter(({ subjectCode }) => subjectCode === code).length;

const decimals = (value: string): number => value.split('.')[1]?.length ?? 0;

const frenchRates = new Set('0 0.9 1.05 1.75 2.1 5.5 7 8.5 9.2 9.6 10 13 19.6 20 20.6'.split(' '));

/** The French rules (XP Z12-012) on invoices of French sellers, by their names. */
export const frenchRules: Record<string, (document: Document) => boolean> = {
  'BR-FR-01': ({ number }) => /^[A-Za-z0-9+_/-]{1,35}$/.test(number),
  'BR-FR-05': (document) => ['PMT', 'PMD', 'AAB'].every((code) => subjects(document, code) > 0),
  'BR-FR-06': (document) => ['PMT', 'PMD', 'AAB', 'TXD'].every((code) => subjects(document, code) <= 1),
  'BR-FR-08': ({ businessProcess }) => /^([BSM][1248]|S[356]|[BS]7)$/.test(businessProcess ?? ''),
  'BR-FR-10': ({ seller }) => siren(seller),
  'BR-FR-12': ({ buyer }) => present(buyer.electronicAddress?.value),
  'BR-FR-13': ({ seller }) => present(seller.electronicAddress?.value),
  'BR-FR-15': ({ taxes }) =>
    taxes.every(({ category }) => ['S', 'E', 'AE', 'K', 'G', 'O', 'Z'].includes(category.code)),
  'BR-FR-16': ({ taxes }) => taxes.every(({ category }) => category.rate === null || frenchRates.has(category.rate)),
  'BR-FR-CO-05': ({ type, precedingInvoices }) =>
    type === 'invoice' || precedingInvoices.some(({ issueDate }) => issueDate !== null),
  'BR-FR-CO-07': ({ dueDate, issueDate }) => dueDate === null || dueDate >= issueDate,
  'BR-FR-CO-10': ({ seller, buyer }) => identified(seller) && identified(buyer),
  'BR-FR-CO-12': ({ currency, totals }) => currency === 'EUR' || totals.taxInAccountingCurrency?.currency === 'EUR',
  'BR-FR-DEC-02': (document) => document.lines.every(({ quantity }) => decimals(quantity.value) <= 4),
  'BR-FR-DEC-03': (document) => document.lines.every(({ price }) => decimals(price.net.value) <= 6),
};

/** The names of the rules that a document breaks. */
export function brokenRules(rules: Record<string, (document: Document) => boolean>, document: Document): string[] {
  return Object.entries(rules)
    .filter(([, holds]) => !holds(document))
    .map(([name]) => name);
}
