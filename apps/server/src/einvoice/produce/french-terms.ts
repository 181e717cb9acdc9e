import type { Schemas } from '../../http/operations.ts';

type Document = Schemas['InvoiceDocument'];

/** UNCL 4451 subjects that a French invoice must have notes on, with what the law says where the seller says nothing. */
const legalNotes: Record<string, string> = {
  PMT: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 € (article D. 441-5 du code de commerce).',
  PMD: 'Pénalités de retard : taux de refinancement de la BCE majoré de 10 points (article L. 441-10 du code de commerce).',
  AAB: 'Aucun escompte pour paiement anticipé.',
};

/** Billing modes (BT-23): goods, services or both, by what the invoice follows. */
const billingMode = /^([BSM][1248]|S[356]|[BS]7)$/;
const services = 'S1';

/** Whether the rules of French invoices apply. */
export function isFrench({ seller }: Document): boolean {
  return seller.address?.country === 'FR';
}

/** What the terms of payment say of a discount for early payment. */
function discountTerms(paymentTerms: string | null): Record<string, string> {
  return paymentTerms !== null && /escompte|discount/i.test(paymentTerms) ? { AAB: paymentTerms.trim() } : {};
}

/** The notes with those that French law wants (BR-FR-05), each subject once (BR-FR-06). */
export function frenchNotes(notes: Document['notes'], paymentTerms: string | null): Document['notes'] {
  const stated = new Set(notes.map(({ subjectCode }) => subjectCode));
  const missing = Object.entries({ ...legalNotes, ...discountTerms(paymentTerms) }).filter(
    ([subjectCode]) => !stated.has(subjectCode),
  );
  const once = notes.map((note, index) => {
    const repeated = notes.findIndex(({ subjectCode }) => subjectCode === note.subjectCode) !== index;
    const legal = note.subjectCode !== null && Object.hasOwn(legalNotes, note.subjectCode);
    return repeated && legal ? { ...note, subjectCode: null } : note;
  });
  return [...once, ...missing.map(([subjectCode, text]) => ({ subjectCode, text }))];
}

/** The billing mode (BR-FR-08); services where the document states none that France knows. */
export function frenchBusinessProcess(stated: string | null): string {
  return stated !== null && billingMode.test(stated) ? stated : services;
}
