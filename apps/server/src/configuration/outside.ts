import { usualSendingLimits, type SendingLimits } from '../deliveries/settings.ts';
import { StartError } from '../start-error.ts';
import type { Environment } from './configuration.ts';
import { read, readCount, readUrl } from './values.ts';

/** Who takes the money. */
export type PaymentProviderSettings =
  | { kind: 'sandbox'; url: string; key: string; webhookSecret: string }
  | {
      kind: 'stripe';
      secretKey: string;
      webhookSecret: string;
      /** Another address of the provider's interface than its own. */
      apiUrl: string | undefined;
    };

export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  url: string;
  /** Sender, such as `Billing <billing@seller.example>`. */
  from: string;
  /** How many messages may be sent; the usual numbers when absent. */
  limits?: SendingLimits;
}

/** The outside world: undefined is what the operator has not connected. */
export interface OutsideSettings {
  /** Address at which providers reach this server, without `/v1`. */
  publicUrl: string;
  payments: PaymentProviderSettings | undefined;
  mail: MailSettings | undefined;
  /** Address of the EU's register of tax ids or of what stands in for it; without one only the form of ids is checked. */
  taxRegisterUrl?: string | undefined;
}

/** A server that takes no payments and sends no mail, such as that of a command. */
export const nothingOutside: OutsideSettings = {
  publicUrl: 'http://127.0.0.1',
  payments: undefined,
  mail: undefined,
};

/**
 * Reads what connects the server with payment provider and mail server.
 *
 * @throws StartError naming the variable, what is wrong with it and what to do; secrets are never repeated
 */
export function readOutsideSettings(environment: Environment, ownUrl: string): OutsideSettings {
  return {
    publicUrl: readUrl(environment, 'API_URL', ['http:', 'https:'], ownUrl),
    payments: readPaymentProvider(environment),
    mail: readMail(environment),
    taxRegisterUrl:
      read(environment, 'TAX_REGISTER_URL') && readUrl(environment, 'TAX_REGISTER_URL', ['http:', 'https:']),
  };
}

function readPaymentProvider(environment: Environment): PaymentProviderSettings | undefined {
  const kind = read(environment, 'PAYMENT_PROVIDER') ?? (read(environment, 'SANDBOX_URL') ? 'sandbox' : undefined);
  switch (kind) {
    case undefined:
    case 'none':
      return undefined;
    case 'sandbox':
      return {
        kind,
        url: readUrl(environment, 'SANDBOX_URL', ['http:', 'https:']),
        key: read(environment, 'SANDBOX_PAYMENT_KEY') ?? 'sandbox',
        webhookSecret: require(environment, 'PAYMENT_WEBHOOK_SECRET'),
      };
    case 'stripe':
      return {
        kind,
        secretKey: require(environment, 'STRIPE_SECRET_KEY'),
        webhookSecret: require(environment, 'PAYMENT_WEBHOOK_SECRET'),
        apiUrl: read(environment, 'STRIPE_API_URL') && readUrl(environment, 'STRIPE_API_URL', ['http:', 'https:']),
      };
    default:
      throw new StartError(`PAYMENT_PROVIDER is ${JSON.stringify(kind)}: set it to sandbox, stripe or none.`);
  }
}

function readMail(environment: Environment): MailSettings | undefined {
  if (read(environment, 'SMTP_URL') === undefined) return undefined;
  const url = readUrl(environment, 'SMTP_URL', ['smtp:', 'smtps:']);
  return {
    url,
    from: read(environment, 'MAIL_FROM') ?? 'Portico <billing@portico.example>',
    limits: {
      customerPerHour: readCount(environment, 'MAIL_PER_CUSTOMER_HOUR', usualSendingLimits.customerPerHour),
      recipientPerHour: readCount(environment, 'MAIL_PER_RECIPIENT_HOUR', usualSendingLimits.recipientPerHour),
      recipientPerDay: readCount(environment, 'MAIL_PER_RECIPIENT_DAY', usualSendingLimits.recipientPerDay),
    },
  };
}

function require(environment: Environment, name: string): string {
  const value = read(environment, name);
  if (value !== undefined) return value;
  throw new StartError(`${name} is not set. The payment provider needs it; set it, or set PAYMENT_PROVIDER to none.`);
}
