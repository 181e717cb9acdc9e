import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { selectPendingAmounts } from '../payments/pending-amounts.ts';
import type { InvoiceSurroundings } from './presentation.ts';
import type { InvoiceRow } from './store.ts';

type Surrounded = Pick<InvoiceRow, 'id' | 'customer_id' | 'seller_key' | 'number' | 'type' | 'currency' | 'document'>;

/** What was booked on an invoice, what is settling, and the documents that belong to it. */
export async function surroundingsOf(db: Kysely<Tables>, invoice: Surrounded): Promise<InvoiceSurroundings> {
  const pending = await selectPendingAmounts(db, [invoice.id]);
  return {
    payments: await selectPayments(db, invoice),
    related: await selectRelated(db, invoice),
    pending: pending.get(invoice.id),
  };
}

const sourceTypes = { payment: 'payment', proof: 'payment_proof', operator: 'invoice' } as const;

async function selectPayments(db: Kysely<Tables>, { id, currency }: Surrounded): Promise<Schemas['InvoicePayment'][]> {
  const rows = await db
    .selectFrom('invoice_payment')
    .select(['amount', 'paid_at', 'means', 'source_kind', 'source_id'])
    .where('invoice_id', '=', id)
    .where('amount', '>', 0)
    .orderBy('paid_at')
    .orderBy('id')
    .execute();
  return rows.map(({ amount, paid_at: paidAt, means, source_kind: kind, source_id: source }) => ({
    amount: { amount, currency },
    paidAt: paidAt.toISOString(),
    means,
    source: { type: sourceTypes[kind], id: kind === 'operator' ? null : source, label: null },
  }));
}

/** Credit notes that were taken off an invoice or name it; for a credit note the other way round. */
async function selectRelated(db: Kysely<Tables>, invoice: Surrounded): Promise<Schemas['RelatedInvoice'][]> {
  const isCreditNote = invoice.type === 'credit_note';
  const named = ['', ...invoice.document.precedingInvoices.map(({ number }) => number)];
  const naming = JSON.stringify({ precedingInvoices: [{ number: invoice.number }] });
  const rows = await db
    .selectFrom('invoice')
    .select(['id', 'number', 'type', 'issue_date', 'total', 'currency'])
    .where('customer_id', '=', invoice.customer_id)
    .where((eb) => {
      const applied = eb
        .selectFrom('credit')
        .select(isCreditNote ? 'credit.invoice_id as id' : 'credit.credit_note_id as id')
        .where(isCreditNote ? 'credit.credit_note_id' : 'credit.invoice_id', '=', invoice.id);
      const isOfSeller = eb.and([eb('seller_key', '=', invoice.seller_key), eb('currency', '=', invoice.currency)]);
      const isNamed = isCreditNote
        ? eb.and([eb('type', '=', 'invoice'), eb('number', 'in', named)])
        : eb.and([eb('type', '=', 'credit_note'), sql<boolean>`document @> ${naming}::jsonb`]);
      return eb.or([eb('id', 'in', applied), eb.and([isOfSeller, isNamed])]);
    })
    .orderBy('issue_date')
    .orderBy('id')
    .limit(50)
    .execute();
  return rows.map(({ id, number, type, issue_date: issueDate, total, currency }) => ({
    id,
    number,
    type,
    issueDate,
    total: { amount: total, currency },
  }));
}
