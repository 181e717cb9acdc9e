import pg from 'pg';
import { StartError } from '../start-error.ts';
import { valueParsers } from './value-parsers.ts';

const connectTimeoutInMilliseconds = 10_000;
const statementTimeoutInMilliseconds = 60_000;

/**
 * Connects to a PostgreSQL server.
 *
 * @param url `postgresql://user:password@host:port/database`
 * @throws StartError that names host and database, never the password, when no connection can be made
 */
export async function connectPostgres(url: string): Promise<pg.Pool> {
  const place = describe(url);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'portico',
    max: 10,
    connectionTimeoutMillis: connectTimeoutInMilliseconds,
    statement_timeout: statementTimeoutInMilliseconds,
    types: readTypes(),
  });
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    await pool.query('select 1');
    return pool;
  } catch (error) {
    await pool.end();
    throw new StartError(`The database at ${place} ${explain(error)}`, { cause: withoutUrl(error) });
  }
}

/** Host, port and database of a connection string, for messages. */
export function describe(url: string): string {
  if (!URL.canParse(url)) throw new StartError(malformed);
  const { protocol, hostname, port, pathname, searchParams } = new URL(url);
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') throw new StartError(malformed);
  const host = hostname || searchParams.get('host') || 'localhost';
  return `${host}:${port || '5432'}${decodeURIComponent(pathname)}`;
}

const malformed =
  'DATABASE_URL is not a PostgreSQL address. Write it as postgresql://user:password@host:5432/database, or unset it to use the embedded database.';

function readTypes(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  for (const [type, parse] of Object.entries(valueParsers)) types.setTypeParser(Number(type), parse);
  return types;
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const connection = error instanceof AggregateError ? codeOf(error.errors[0]) : code;
  if (code === '28P01' || code === '28000') return 'refuses the user or password of DATABASE_URL. Correct them.';
  if (code === '3D000') return 'does not exist. Create it, or correct DATABASE_URL.';
  if (code === '53300') return 'has no connection left. Raise its max_connections, or stop another client.';
  if (connection === 'ECONNREFUSED') return 'does not answer (connection refused). Start it, or correct DATABASE_URL.';
  if (connection === 'ENOTFOUND' || connection === 'EAI_AGAIN') return 'has no known host. Correct DATABASE_URL.';
  return `cannot be reached (${code || 'no answer in time'}). Check the server and DATABASE_URL.`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The driver's own error may quote the connection string. */
function withoutUrl(error: unknown): Error {
  return new Error(codeOf(error) || 'connection failed');
}
