import type { ColumnType } from 'kysely';
import type { Schemas } from '../http/operations.ts';

type CreatedOnly<Value> = ColumnType<Value, Value, never>;
type CreatedOnlyJson<Value> = ColumnType<Value, string, never>;

/** A file as it was promised when the mail was asked for. */
export interface PromisedFile {
  /** Name in the mail; no two files of a mail share one. */
  filename: string;
}

export interface PromisedInvoice {
  type: 'invoice';
  id: string;
  number: string;
  files: (PromisedFile & { kind: Schemas['InvoiceFileKind'] })[];
}

export interface PromisedQuote {
  type: 'renewal_quote';
  id: string;
  number: string;
  /** Of the document, as it was the newest when the mail was asked for. */
  version: number;
  files: PromisedFile[];
}

/** A document that a mail carries. */
export type PromisedDocument = PromisedInvoice | PromisedQuote;

export interface DeliveryTable {
  id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  status: Schemas['DeliveryStatus'];
  documents: CreatedOnlyJson<PromisedDocument[]>;
  /** The renewal quote that it carries; null when it carries invoices. */
  quote_id: CreatedOnly<string | null>;
  locale: CreatedOnly<string>;
  message: CreatedOnly<string | null>;
  created_by: CreatedOnlyJson<Schemas['PersonReference']>;
  created_at: CreatedOnly<Date>;
  completed_at: Date | null;
}

/** Finds the mails of an invoice. */
export interface DeliveryInvoiceTable {
  delivery_id: CreatedOnly<string>;
  invoice_id: CreatedOnly<string>;
}

/** One address of a mail, which is one message. */
export interface DeliveryRecipientTable {
  delivery_id: CreatedOnly<string>;
  /** Order of the addresses, from 0. */
  position: CreatedOnly<number>;
  customer_id: CreatedOnly<string>;
  email: CreatedOnly<string>;
  /** The same for every spelling in capitals and small letters. */
  email_folded: CreatedOnly<string>;
  status: Schemas['RecipientStatus'];
  /** Attempts begun. While `sending`, the number of the attempt that may go on: an older one must give up. */
  attempts: number;
  reason: Schemas['DeliveryFailureReason'] | null;
  server_reply: string | null;
  /** Set, while `sending`, before the end of the message leaves: from then on the server may have taken it. */
  handed_over_at: Date | null;
  sent_at: Date | null;
  next_attempt_at: Date | null;
  changed_at: Date;
  created_at: CreatedOnly<Date>;
}

export interface DeliveryTables {
  delivery: DeliveryTable;
  delivery_invoice: DeliveryInvoiceTable;
  delivery_recipient: DeliveryRecipientTable;
}
