import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

/** A reason not to start: one line that says what to change. */
export class StartRefusal extends Error {}

/** Everything the start command decides once and hands to the processes it starts. */
export interface Settings {
  dataDir: string;
  ports: { api: number; portal: number; sandbox: number; smtp: number };
  /** Environment of the children: the caller's, with every default filled in. */
  environment: Record<string, string>;
}

const host = '127.0.0.1';
const defaultPorts = { API_PORT: 4000, PORTAL_PORT: 4100, SANDBOX_PORT: 4200, SMTP_PORT: 4225 };

/**
 * Reads the settings and tries them: the data folder can be written, the ports are free and differ.
 *
 * @throws StartRefusal naming the variable to change
 */
export async function prepareSettings(environment: NodeJS.ProcessEnv, root: string): Promise<Settings> {
  const chosen = new Map<number, string>();
  const port = (name: keyof typeof defaultPorts): number => {
    const value = readPort(name, environment[name]);
    const other = chosen.get(value);
    if (other) throw new StartRefusal(`${name} and ${other} are both ${value}. Give each its own port.`);
    chosen.set(value, name);
    return value;
  };
  const ports = {
    api: port('API_PORT'),
    portal: port('PORTAL_PORT'),
    sandbox: port('SANDBOX_PORT'),
    smtp: port('SMTP_PORT'),
  };
  const dataDir = resolve(root, environment['DATA_DIR'] || '.portico');
  const kept = prepareDataDir(dataDir);
  for (const [number, name] of chosen) await requireFree(number, name);

  return {
    dataDir,
    ports,
    environment: {
      ...definedOnly(environment),
      API_PORT: String(ports.api),
      PORTAL_PORT: String(ports.portal),
      SANDBOX_PORT: String(ports.sandbox),
      SMTP_PORT: String(ports.smtp),
      API_URL: environment['API_URL'] || `http://${host}:${ports.api}`,
      PORTAL_URL: environment['PORTAL_URL'] || `http://${host}:${ports.portal}`,
      SANDBOX_URL: environment['SANDBOX_URL'] || `http://${host}:${ports.sandbox}`,
      DATA_DIR: dataDir,
      PORTICO_SECRET_KEY: environment['PORTICO_SECRET_KEY'] || kept.secretKey,
      ...webhookSecret(environment, kept.webhookSecret),
      SMTP_URL: environment['SMTP_URL'] || `smtp://${host}:${ports.smtp}`,
      TAX_REGISTER_URL: environment['TAX_REGISTER_URL'] || `http://${host}:${ports.sandbox}/tax-register`,
    },
  };
}

/** The kept secret is the sandbox's: another provider's events would all be refused with it, without a word. */
function webhookSecret(environment: NodeJS.ProcessEnv, kept: string): Record<string, string> {
  const given = environment['PAYMENT_WEBHOOK_SECRET'];
  const isSandbox = (environment['PAYMENT_PROVIDER'] || 'sandbox') === 'sandbox';
  return given || !isSandbox ? {} : { PAYMENT_WEBHOOK_SECRET: kept };
}

function readPort(name: keyof typeof defaultPorts, text: string | undefined): number {
  if (!text) return defaultPorts[name];
  const value = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > 65_535) {
    throw new StartRefusal(`${name} is "${printable(text)}". Set it to a whole number from 1 to 65535.`);
  }
  return value;
}

interface KeptSecrets {
  /** Server and portal share it. */
  secretKey: string;
  /** The payment page of the sandbox signs its events with it, and the server checks them. */
  webhookSecret: string;
}

/** Makes the folder and, in it, the secrets that the processes share; a later start finds the same ones. */
function prepareDataDir(dataDir: string): KeptSecrets {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return {
      secretKey: keepSecret(join(dataDir, 'secret-key'), 'sk_'),
      webhookSecret: keepSecret(join(dataDir, 'payment-webhook-secret'), 'ws_'),
    };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new StartRefusal(
      `The data folder ${dataDir} cannot be used (${reason}). Make it a folder this user can write, or set DATA_DIR to another one.`,
      { cause: error },
    );
  }
}

/** The secret in a file, made up at the first start. */
function keepSecret(file: string, prefix: string): string {
  try {
    writeFileSync(file, `${prefix}${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

function requireFree(port: number, name: string): Promise<void> {
  return new Promise((settle, refuse) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${error.code ?? error.message})`;
      refuse(new StartRefusal(`Port ${port} ${reason}. Stop what listens there, or set ${name} to another port.`));
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => settle()));
  });
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7E]/g, '?').slice(0, 40);
}
