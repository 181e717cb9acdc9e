import type { Schemas } from '../../src/http/operations.ts';

type InvoiceDocument = Schemas['InvoiceDocument'];

function checkTreatments({ taxes, seller, buyer }: InvoiceDocument): string[] {
  const broken: string[] = [];
  const codes = taxes.map(({ category }) => category.code);
  for (const { category, amount, exemptionReason } of taxes) {
    const taxed = category.code === 'S';
    if (taxed !== (exemptionReason === null)) broken.push('BR-S-10, BR-AE-10, BR-O-10');
    if (!taxed && amount.amount !== 0) broken.push('BR-AE-09, BR-O-09');
    if ((category.code === 'O') !== (category.rate === null)) broken.push('BR-O-05');
  }
  if (codes.includes('O') && (codes.length > 1 || seller.taxId !== null || buyer.taxId !== null))
    broken.push('BR-O-02, BR-O-11');
  if (codes.includes('S') && seller.taxId === null) broken.push('BR-S-02');
  if (codes.includes('AE') && (seller.taxId === null || buyer.taxId === null)) broken.push('BR-AE-02');
  return broken;
}

function checkFrance({ number, seller, notes, businessProcess }: InvoiceDocument): string[] {
  if (seller.address?.country !== 'FR') return [];
  const subjects = notes.map(({ subjectCode }) => subjectCode);
  return [
    ...(/^[A-Za-z0-9+_/-]{1,35}$/.test(number) ? [] : ['number of a French invoice']),
    ...(['PMT', 'PMD', 'AAB'].every((code) => subjects.includes(code)) ? [] : ['notes of a French invoice']),
    ...(/^[BSM][0-9]$/.test(businessProcess ?? '') ? [] : ['billing mode of a French invoice']),
    ...(/^[0-9]{9}$/.test(seller.legalRegistration?.value ?? '') ? [] : ['SIREN of a French seller']),
  ];
}

function checkDates({
  type,
  issueDate,
  dueDate,
  paymentTerms,
  totals,
  precedingInvoices,
  lines,
}: InvoiceDocument): string[] {
  const backwards = lines.some(({ period }) => period?.start && period.end && period.end < period.start);
  return [
    ...(totals.due.amount > 0 && dueDate === null && paymentTerms === null ? ['BR-CO-25'] : []),
    ...(dueDate !== null && dueDate < issueDate ? ['due before issue'] : []),
    ...((type === 'credit_note') === precedingInvoices.length > 0 ? [] : ['BG-3']),
    ...(backwards ? ['BR-30'] : []),
  ];
}

/** The rules of EN 16931 on tax categories and dates, and those of France, that a document breaks. */
export function brokenLegalRules(document: InvoiceDocument): string[] {
  return [...checkTreatments(document), ...checkFrance(document), ...checkDates(document)];
}
