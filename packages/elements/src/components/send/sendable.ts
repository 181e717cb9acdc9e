import type {
  BillingClient,
  BillingErrorCode,
  Delivery,
  InvoiceDeliveryRequest,
  RequestOptions,
  WriteOptions,
} from '@portico/client';
import type { Formats } from '../../localization/format.js';

/** What was entered about a mail. */
export interface Mail {
  /** What it says and whom it goes to, whatever it carries. */
  content: Pick<InvoiceDeliveryRequest, 'recipients' | 'locale' | 'message'>;
  /** Whether the structured originals go along, where there are some. */
  withOriginal: boolean;
}

/** Documents that can go by mail. Texts are asked for with each rendering, so that they follow the language. */
export interface Sendable {
  /** Tells these documents from others. */
  key: string;
  /** Names them as the title of the dialog. */
  title: (formats: Formats) => string;
  /** Said while the mail goes on without the dialog. */
  leftAlone: () => string;
  /** Whether a structured original can go along. */
  hasOriginal: boolean;
  /** Why sending was refused, where these documents have reasons of their own. */
  failureText?: (code: BillingErrorCode) => string | undefined;
  send: (client: BillingClient, mail: Mail, options: WriteOptions) => Promise<Delivery>;
  /** Reads how far a mail has come. */
  read: (client: BillingClient, deliveryId: string, options: RequestOptions) => Promise<Delivery>;
}
