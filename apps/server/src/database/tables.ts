import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { ActivityTables } from '../activity/tables.ts';
import type { BillingDetailsTables } from '../billing-details/tables.ts';
import type { CatalogueTables } from '../catalogue/tables.ts';
import type { DeliveryTables } from '../deliveries/tables.ts';
import type { EventTables } from '../events/tables.ts';
import type { ExportTables } from '../exports/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { PaymentMethodTables } from '../payment-methods/tables.ts';
import type { NotificationTables } from '../notifications/tables.ts';
import type { PaymentProofTables } from '../payment-proofs/tables.ts';
import type { PaymentTables } from '../payments/tables.ts';
import type { RenewalQuoteTables } from '../renewal-quotes/tables.ts';
import type { SellerTables } from '../sellers/tables.ts';
import type { SubscriptionTables } from '../subscriptions/tables.ts';

/** A jsonb column: written as JSON text, which both drivers take, and read as the value. */
type Json<Value> = ColumnType<Value, string, string>;
type CreatedOnly<Value> = ColumnType<Value, Value, never>;

export interface CustomerTable {
  id: CreatedOnly<string>;
  external_id: string | null;
  party: Json<Schemas['Party']>;
  name: string;
  /** Folded name, see `buyer-evidence.ts`. */
  name_key: string;
  /** VAT identifier in capitals without separators. */
  tax_id: string | null;
  /** Registered identifiers with their scheme, such as `id:0088:4012345000009`. */
  identifiers: string[];
  country: string | null;
  locale: string;
  brand_id: string | null;
  /** Billing details that only the operator changes. */
  locked_fields: ColumnType<Schemas['LockedField'][], string | undefined, string>;
  created_at: CreatedOnly<Date>;
  updated_at: Date;
}

/** How an invoice stands, apart from the calendar: `overdue` is derived when it is read. */
export type Settlement = Exclude<Schemas['InvoiceStatus'], 'overdue'>;

export interface InvoiceTable {
  id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  seller_key: CreatedOnly<string>;
  number: CreatedOnly<string>;
  /** Orders numbers as people count: 9 before 10. */
  number_sort: CreatedOnly<string>;
  number_folded: CreatedOnly<string>;
  type: CreatedOnly<Schemas['InvoiceType']>;
  type_code: CreatedOnly<string>;
  issue_date: CreatedOnly<string>;
  due_date: CreatedOnly<string | null>;
  currency: CreatedOnly<string>;
  /** Minor units, as all amounts here. */
  total: CreatedOnly<number>;
  /** Paid so far, the prepaid amount of the document included. */
  paid: number;
  credited: number;
  due: number;
  settlement: Settlement;
  subscription_id: string | null;
  document: Json<Schemas['InvoiceDocument']>;
  document_locale: string;
  /** Whether e-invoice files can be made from the document; false for what was imported. */
  electronic: boolean;
  /** Folded words, each once, see `search-text.ts`. */
  search: string;
  created_at: CreatedOnly<Date>;
  /** `due_date`, with a missing one last in ascending order. */
  due_ascending: GeneratedAlways<string>;
  /** `due_date`, with a missing one last in descending order. */
  due_descending: GeneratedAlways<string>;
  /** Unpaid first. */
  status_rank: GeneratedAlways<number>;
}

export interface InvoiceOriginalTable {
  invoice_id: CreatedOnly<string>;
  /** Order of arrival, from 0. */
  position: CreatedOnly<number>;
  sha256: CreatedOnly<string>;
  syntax: CreatedOnly<Schemas['OriginalSyntax']>;
  filename: CreatedOnly<string>;
  media_type: CreatedOnly<'application/xml' | 'application/pdf'>;
  bytes: CreatedOnly<Uint8Array>;
}

/** The invoices that an imported credit note names, also those that have not come yet. */
export interface PrecedingInvoiceTable {
  credit_note_id: CreatedOnly<string>;
  position: CreatedOnly<number>;
  customer_id: CreatedOnly<string>;
  seller_key: CreatedOnly<string>;
  number: CreatedOnly<string>;
  issue_date: CreatedOnly<string | null>;
}

/** What a credit note took off an invoice. */
export interface CreditTable {
  credit_note_id: CreatedOnly<string>;
  invoice_id: CreatedOnly<string>;
  amount: CreatedOnly<number>;
  created_at: CreatedOnly<Date>;
}

export interface IdempotencyKeyTable {
  scope: CreatedOnly<string>;
  key: CreatedOnly<string>;
  request_hash: CreatedOnly<string>;
  status: number | null;
  /** The reply's headers and body as JSON text. */
  reply: string | null;
  created_at: CreatedOnly<Date>;
}

/** Random values that all server instances on one database share. */
export interface SharedSecretTable {
  name: CreatedOnly<string>;
  value: Generated<string>;
}

/** Money that was booked on an invoice, once per source. */
export interface InvoicePaymentTable {
  id: CreatedOnly<string>;
  invoice_id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  /** What went to the invoice, minor units of its currency. */
  amount: CreatedOnly<number>;
  /** What was more than was due, minor units; not part of `amount`. */
  excess: CreatedOnly<number>;
  paid_at: CreatedOnly<Date>;
  means: ColumnType<Schemas['PaymentMeans'], string, never>;
  source_kind: CreatedOnly<PaymentSourceKind>;
  source_id: CreatedOnly<string>;
  created_at: CreatedOnly<Date>;
}

/** A payment made through Portico, an accepted proof of payment, or what the operator stated. */
export type PaymentSourceKind = 'payment' | 'proof' | 'operator';

export interface Tables
  extends
    ActivityTables,
    BillingDetailsTables,
    CatalogueTables,
    DeliveryTables,
    EventTables,
    ExportTables,
    PaymentMethodTables,
    NotificationTables,
    PaymentProofTables,
    PaymentTables,
    RenewalQuoteTables,
    SellerTables,
    SubscriptionTables {
  customer: CustomerTable;
  invoice: InvoiceTable;
  invoice_original: InvoiceOriginalTable;
  preceding_invoice: PrecedingInvoiceTable;
  credit: CreditTable;
  invoice_payment: InvoicePaymentTable;
  idempotency_key: IdempotencyKeyTable;
  shared_secret: SharedSecretTable;
}
