import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartError } from './start-error.ts';

/** Where the portal listens, and whom it talks to. */
export interface PortalConfiguration {
  host: string;
  port: number;
  /** The one origin under which people use the portal. */
  url: string;
  /** Origin of the billing server. */
  apiUrl: string;
  /** The host's secret key; mints sessions and never leaves this process. */
  secretKey: string;
  /** Folder of the built page. */
  pageFolder: string;
  /** Signed-in people are kept in the folder `portal` inside. */
  dataDir: string;
  identity: { issuer: string; clientId: string; clientSecret: string | undefined };
}

/**
 * Reads the configuration from environment variables.
 *
 * @throws StartError naming the variable that is wrong
 */
export function readConfiguration(environment: NodeJS.ProcessEnv): PortalConfiguration {
  const port = readPort(environment, 'PORTAL_PORT', 4100);
  const dataDir = resolve(environment['DATA_DIR'] || '.portico');
  const sandbox = readUrl(
    environment,
    'SANDBOX_URL',
    `http://127.0.0.1:${readPort(environment, 'SANDBOX_PORT', 4200)}`,
  );
  return {
    host: environment['HOST'] || '127.0.0.1',
    port,
    url: readUrl(environment, 'PORTAL_URL', `http://127.0.0.1:${port}`).origin,
    apiUrl: readUrl(environment, 'API_URL', `http://127.0.0.1:${readPort(environment, 'API_PORT', 4000)}`).origin,
    secretKey: readSecretKey(environment, dataDir),
    pageFolder: resolve(environment['PORTAL_PAGE_DIR'] || join(import.meta.dirname, '../../dist')),
    dataDir,
    identity: {
      issuer: readUrl(environment, 'OIDC_ISSUER', `${sandbox.origin}/oidc`).href,
      clientId: environment['OIDC_CLIENT_ID'] || 'portico-portal',
      clientSecret: environment['OIDC_CLIENT_SECRET'] || undefined,
    },
  };
}

function readPort(environment: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = environment[name] || String(fallback);
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new StartError(`${name} is "${text}": set it to a whole number from 1 to 65535.`);
}

function readUrl(environment: NodeJS.ProcessEnv, name: string, fallback: string): URL {
  const text = environment[name] || fallback;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  throw new StartError(`${name} is "${text}": set it to an address such as ${fallback}.`);
}

function readSecretKey(environment: NodeJS.ProcessEnv, dataDir: string): string {
  const keys = environment['PORTICO_SECRET_KEY'] || readKeyFile(join(dataDir, 'secret-key'));
  const key = keys.split(',')[0]?.trim() ?? '';
  if (/^sk_[\w-]{32,}$/.test(key)) return key;
  throw new StartError(
    'PORTICO_SECRET_KEY is not a secret key: set it to the key of the billing server, sk_ and at least 32 letters or digits.',
  );
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StartError(
      `There is no secret key in ${file}: start the billing server first, or set PORTICO_SECRET_KEY.`,
    );
  }
}
