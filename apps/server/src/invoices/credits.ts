import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import {
  insertCredit,
  insertNamedInvoices,
  lockCredits,
  selectNamedInvoice,
  selectWaitingCreditNotes,
} from './credit-store.ts';
import type { CreditScope, OpenDocument } from './credit-store.ts';

export interface ImportedDocument extends OpenDocument {
  scope: CreditScope;
  document: Schemas['InvoiceDocument'];
}

/**
 * Applies imported credit notes to the invoices they name, whichever came first.
 *
 * The rule: same customer, same seller, same currency, the number as written and, where the credit note states it, the
 * date of issue. A credit note is applied to the invoices in the order it names them, to each at most what is due on it;
 * what is left stays with the credit note, to be refunded. An invoice on which nothing is left is `credited`.
 *
 * @param transaction the one that stored `imported`
 */
export async function applyCredits(transaction: Kysely<Tables>, imported: ImportedDocument, now: Date): Promise<void> {
  const { scope, document } = imported;
  await lockCredits(transaction, scope.customerId);
  if (imported.type === 'credit_note') {
    await insertNamedInvoices(transaction, imported.id, scope, document.precedingInvoices);
    await spend(transaction, imported, now);
    return;
  }
  let invoice: OpenDocument = imported;
  for (const creditNote of await selectWaitingCreditNotes(transaction, scope, document)) {
    const amount = Math.min(creditNote.due, invoice.due);
    if (amount <= 0) return;
    await insertCredit(transaction, creditNote, invoice, amount, now);
    invoice = reduced(invoice, amount);
  }
}

async function spend(transaction: Kysely<Tables>, imported: ImportedDocument, now: Date): Promise<void> {
  let creditNote: OpenDocument = imported;
  const credited = new Set<string>();
  for (const named of imported.document.precedingInvoices) {
    if (creditNote.due <= 0) return;
    const invoice = await selectNamedInvoice(transaction, imported.scope, named);
    if (!invoice || credited.has(invoice.id)) continue;
    const amount = Math.min(creditNote.due, invoice.due);
    await insertCredit(transaction, creditNote, invoice, amount, now);
    credited.add(invoice.id);
    creditNote = reduced(creditNote, amount);
  }
}

function reduced(document: OpenDocument, amount: number): OpenDocument {
  return { ...document, credited: document.credited + amount, due: document.due - amount };
}
