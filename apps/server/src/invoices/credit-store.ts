import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { settlementOf } from './settlement.ts';

/** Amounts of a document that a credit may change. */
export interface OpenDocument {
  id: string;
  type: 'invoice' | 'credit_note';
  paid: number;
  credited: number;
  due: number;
}

/** What must agree for a credit note and an invoice to belong together, beside the number. */
export interface CreditScope {
  customerId: string;
  sellerKey: string;
  currency: string;
}

export interface NamedInvoice {
  number: string;
  /** Compared when the credit note states it. */
  issueDate: string | null;
}

/** Imports for one customer wait for each other, or a credit note and its invoice could miss each other. */
export async function lockCredits(transaction: Kysely<Tables>, customerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`portico credits ${customerId}`}, 0))`.execute(transaction);
}

/** Keeps which invoices a credit note names. */
export async function insertNamedInvoices(
  transaction: Kysely<Tables>,
  creditNoteId: string,
  { customerId, sellerKey }: CreditScope,
  named: readonly NamedInvoice[],
): Promise<void> {
  if (named.length === 0) return;
  const rows = named.map(({ number, issueDate }, position) => ({
    credit_note_id: creditNoteId,
    position,
    customer_id: customerId,
    seller_key: sellerKey,
    number,
    issue_date: issueDate,
  }));
  await transaction.insertInto('preceding_invoice').values(rows).execute();
}

/** The stored invoice that a credit note names, when something is due on it. */
export async function selectNamedInvoice(
  transaction: Kysely<Tables>,
  { customerId, sellerKey, currency }: CreditScope,
  { number, issueDate }: NamedInvoice,
): Promise<OpenDocument | undefined> {
  return transaction
    .selectFrom('invoice')
    .select(['id', 'type', 'paid', 'credited', 'due'])
    .where('seller_key', '=', sellerKey)
    .where('type', '=', 'invoice')
    .where('number', '=', number)
    .where('customer_id', '=', customerId)
    .where('currency', '=', currency)
    .where('due', '>', 0)
    .orderBy('issue_date', 'desc')
    .$if(issueDate !== null, (query) => query.where('issue_date', '=', issueDate ?? ''))
    .forUpdate()
    .executeTakeFirst();
}

/** Imported credit notes with something left that name an invoice, oldest first. */
export async function selectWaitingCreditNotes(
  transaction: Kysely<Tables>,
  { customerId, sellerKey, currency }: CreditScope,
  { number, issueDate }: NamedInvoice,
): Promise<OpenDocument[]> {
  const { rows } = await sql<OpenDocument>`
    select id, type, paid, credited, due
    from invoice
    where customer_id = ${customerId} and type = 'credit_note' and currency = ${currency} and due > 0 and id in (
      select credit_note_id from preceding_invoice
      where customer_id = ${customerId} and seller_key = ${sellerKey} and number = ${number}
        and (issue_date is null or issue_date = ${issueDate}::date))
    order by issue_date, id
    for update`.execute(transaction);
  return rows;
}

/** Takes `amount` off both sides. */
export async function insertCredit(
  transaction: Kysely<Tables>,
  creditNote: OpenDocument,
  invoice: OpenDocument,
  amount: number,
  now: Date,
): Promise<void> {
  await transaction
    .insertInto('credit')
    .values({ credit_note_id: creditNote.id, invoice_id: invoice.id, amount, created_at: now })
    .execute();
  for (const document of [creditNote, invoice]) {
    const amounts = { paid: document.paid, credited: document.credited + amount, due: document.due - amount };
    await transaction
      .updateTable('invoice')
      .set({ credited: amounts.credited, due: amounts.due, settlement: settlementOf(document.type, amounts) })
      .where('id', '=', document.id)
      .execute();
  }
}
