/** UNTDID 1001 codes that EN 16931 lists as invoices for BT-3. */
const invoiceCodes = new Set(
  (
    '71 80 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 389 390 393 394 395 ' +
    '456 457 471 472 473 500 501 527 553 575 623 633 751 780 817 870 875 876 877 935'
  ).split(' '),
);

/** UNTDID 1001 codes that EN 16931 lists as credit notes for BT-3. */
const creditNoteCodes = new Set('81 83 261 262 296 308 381 396 420 458 502 503 532'.split(' '));

/** @returns undefined for a code that stands for neither an invoice nor a credit note. */
export function documentTypeOf(typeCode: string): 'invoice' | 'credit_note' | undefined {
  if (creditNoteCodes.has(typeCode)) return 'credit_note';
  return invoiceCodes.has(typeCode) ? 'invoice' : undefined;
}

/** UNTDID 1001 codes that say what a referenced document is. */
export const referenceCode = { tenderOrProject: '50', invoicedObject: '130' };

/** UNTDID 4461: the document has payment details, but does not say by which means to pay. */
export const undefinedPaymentMeans = '1';
