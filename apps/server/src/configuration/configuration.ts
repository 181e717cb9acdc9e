import { StartError } from '../start-error.ts';
import { ensureSecretKeys } from './secret-key-file.ts';
import { prepareDataFolder } from './data-folder.ts';
import { readOutsideSettings, type OutsideSettings } from './outside.ts';
import { read, readList } from './values.ts';
import { join, resolve } from 'node:path';

/** Everything the environment decides, read once at the start. */
export interface Configuration {
  /** Address to listen on. */
  host: string;
  /** 0 lets the system choose, for tests. */
  port: number;
  /** Absolute path; exists and can be written. */
  dataDir: string;
  /** PostgreSQL; undefined means embedded in the process. */
  databaseUrl: string | undefined;
  /** Accepted secret keys of the host; several while rotating. */
  secretKeys: readonly string[];
  /** Absolute path of the private JWKS. */
  sessionKeysFile: string;
  /** Origins whose pages may call. */
  allowedOrigins: readonly string[];
  /** `production` logs replies that break the contract, every other mode refuses them. */
  mode: 'production' | 'development' | 'test';
  logLevel: string;
  /** Whether an empty database is filled with the demo data. */
  demo: boolean;
  outside: OutsideSettings;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const secretKeyForm = /^sk_[A-Za-z0-9_-]{32,}$/;

/**
 * Reads the environment, creates the data folder and, when none is given, the secret key.
 *
 * @throws StartError naming the variable, what is wrong with it and what to do; secrets are never repeated
 */
export async function readConfiguration(environment: Environment): Promise<Configuration> {
  const portalPort = readPort(environment, 'PORTAL_PORT', 4100);
  const port = readPort(environment, 'API_PORT', 4000);
  const base = {
    host: read(environment, 'HOST') ?? '127.0.0.1',
    port,
    dataDir: resolve(read(environment, 'DATA_DIR') ?? '.portico'),
    databaseUrl: readDatabaseUrl(environment),
    allowedOrigins: readOrigins(environment, `http://127.0.0.1:${portalPort}`),
    mode: readMode(environment),
    logLevel: readLogLevel(environment),
    demo: read(environment, 'PORTICO_DEMO') === '1',
    outside: readOutsideSettings(environment, `http://127.0.0.1:${port}`),
  };
  const givenKeys = readSecretKeys(environment);
  await prepareDataFolder(base.dataDir);
  return {
    ...base,
    secretKeys: givenKeys ?? (await ensureSecretKeys(join(base.dataDir, 'secret-key'))),
    sessionKeysFile: sessionKeysFile(environment, base.dataDir),
  };
}

/** The part of the configuration that opens the database. @throws StartError */
export async function readDatabaseConfiguration(
  environment: Environment,
): Promise<Pick<Configuration, 'dataDir' | 'databaseUrl'>> {
  const configuration = {
    dataDir: resolve(read(environment, 'DATA_DIR') ?? '.portico'),
    databaseUrl: readDatabaseUrl(environment),
  };
  await prepareDataFolder(configuration.dataDir);
  return configuration;
}

/** Where the session keys are, for commands that need nothing else. */
export function sessionKeysFile(environment: Environment, dataDir: string): string {
  return resolve(read(environment, 'SESSION_KEYS_FILE') ?? join(dataDir, 'session-keys.json'));
}

/**
 * The value of PORTICO_SECRET_KEY as a list, or undefined when it is not set.
 *
 * @throws StartError when a key does not have the form of one
 */
export function readSecretKeys(environment: Environment): string[] | undefined {
  const keys = readList(environment, 'PORTICO_SECRET_KEY');
  const wrong = keys?.findIndex((key) => !secretKeyForm.test(key)) ?? -1;
  if (wrong < 0) return keys;
  const which = keys && keys.length > 1 ? ` (key ${wrong + 1} of ${keys.length})` : '';
  throw new StartError(
    `PORTICO_SECRET_KEY${which} is not a secret key: use sk_ and at least 32 characters of A-Z, a-z, 0-9, _ and -, or leave it unset to have one made.`,
  );
}

function readPort(environment: Environment, name: string, usual: number): number {
  const value = read(environment, name) ?? String(usual);
  const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new StartError(`${name} is ${JSON.stringify(value)}: set it to a port number from 1 to 65535.`);
}

function readDatabaseUrl(environment: Environment): string | undefined {
  const value = read(environment, 'DATABASE_URL');
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // The value stays out of the message: it may hold a password.
  if (url && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1) return value;
  throw new StartError(
    'DATABASE_URL is not a PostgreSQL address: write postgresql://USER:PASSWORD@HOST:PORT/DATABASE, or leave it unset for the embedded database.',
  );
}

function readOrigins(environment: Environment, usual: string): string[] {
  const portal = read(environment, 'PORTAL_URL') ?? usual;
  if (!URL.canParse(portal) || !/^https?:$/.test(new URL(portal).protocol)) {
    throw new StartError(`PORTAL_URL is ${JSON.stringify(portal)}: set it to an address such as ${usual}.`);
  }
  const origins = readList(environment, 'ALLOWED_ORIGINS') ?? [new URL(portal).origin];
  const wrong = origins.find((origin) => !isOrigin(origin));
  if (wrong === undefined) return origins;
  throw new StartError(
    `ALLOWED_ORIGINS holds ${JSON.stringify(wrong)}: an origin is a scheme, a host and a port, such as https://host.example, without a path.`,
  );
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value;
}

function readMode(environment: Environment): Configuration['mode'] {
  const value = read(environment, 'NODE_ENV');
  return value === 'production' || value === 'test' ? value : 'development';
}

function readLogLevel(environment: Environment): string {
  const value = read(environment, 'LOG_LEVEL') ?? 'info';
  if (logLevels.includes(value)) return value;
  throw new StartError(`LOG_LEVEL is ${JSON.stringify(value)}: set it to one of ${logLevels.join(', ')}.`);
}
