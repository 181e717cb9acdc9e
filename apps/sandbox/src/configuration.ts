import { resolve } from 'node:path';
import type { WebhookHabit } from './payments/webhook-plan.ts';
import { StartError } from './start-error.ts';

/** Where the sandbox listens and whom it serves. */
export interface SandboxConfiguration {
  host: string;
  port: number;
  smtpPort: number;
  /** Origin of the sandbox's pages, without a trailing slash. */
  url: string;
  /** Origin of the portal, the one client of the identity provider. */
  portalUrl: string;
  /** The sandbox keeps its keys, mail and payments in the folder `sandbox` inside. */
  dataDir: string;
  payments: {
    /** What sellers show as a bearer token. */
    key: string;
    /** What events to sellers are signed with. */
    webhookSecret: string;
    webhooks: WebhookHabit;
  };
}

/**
 * Reads the configuration from environment variables.
 *
 * @throws StartError naming the variable that is wrong
 */
export function readConfiguration(environment: NodeJS.ProcessEnv): SandboxConfiguration {
  const host = environment['HOST'] || '127.0.0.1';
  const port = readPort(environment, 'SANDBOX_PORT', 4200);
  const portalPort = readPort(environment, 'PORTAL_PORT', 4100);
  return {
    host,
    port,
    smtpPort: readPort(environment, 'SMTP_PORT', 4225),
    url: readOrigin(environment, 'SANDBOX_URL', `http://127.0.0.1:${port}`),
    portalUrl: readOrigin(environment, 'PORTAL_URL', `http://127.0.0.1:${portalPort}`),
    dataDir: resolve(environment['DATA_DIR'] || '.portico'),
    payments: {
      key: environment['SANDBOX_PAYMENT_KEY'] || 'sandbox',
      webhookSecret: environment['PAYMENT_WEBHOOK_SECRET'] || 'sandbox',
      webhooks: readWebhookHabit(environment),
    },
  };
}

function readWebhookHabit(environment: NodeJS.ProcessEnv): WebhookHabit {
  const text = environment['SANDBOX_WEBHOOKS'] || 'prompt';
  if (text === 'prompt' || text === 'chaos') return text;
  throw new StartError(`SANDBOX_WEBHOOKS is "${text}": set it to prompt or chaos.`);
}

function readPort(environment: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = environment[name] || String(fallback);
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new StartError(`${name} is "${text}": set it to a whole number from 1 to 65535.`);
}

function readOrigin(environment: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const text = environment[name] || fallback;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin;
  throw new StartError(`${name} is "${text}": set it to an address such as ${fallback}.`);
}
