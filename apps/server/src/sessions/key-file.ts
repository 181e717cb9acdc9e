import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartError } from '../start-error.ts';

/** A private key that signs, or has signed, session tokens. */
export interface SessionKey {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  /** Seconds since 1970 at which a newer key took over; undefined for the key that signs. */
  retiredAt: number | undefined;
  jwk: JWK;
}

const algorithm = 'ES256';

/** Reads the private JWKS. @throws StartError naming the file and what is wrong with it, never its content. */
export async function readKeyFile(file: string): Promise<SessionKey[]> {
  const jwks = parse(file, await readFile(file, 'utf8').catch((error: unknown) => unreadable(file, error)));
  return Promise.all(jwks.map((jwk, index) => readKey(file, jwk, index)));
}

/**
 * Creates the file with one new key unless it is there. Two processes that do so at once end with the same file.
 *
 * @returns whether this call created it
 */
export async function ensureKeyFile(file: string): Promise<boolean> {
  const draft = await writeDraft(file, [await newKey()]);
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw unwritable(file, error);
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Adds a new signing key in front and drops keys that retired so long ago that no token of theirs is alive.
 *
 * @param tokenLifetime seconds a token lives, tolerance included
 * @returns the ids of the new key and of the dropped ones
 */
export async function rotateKeyFile(
  file: string,
  now: Date,
  tokenLifetime: number,
): Promise<{ added: string; dropped: string[] }> {
  const seconds = Math.floor(now.getTime() / 1000);
  const keys = await readKeyFile(file);
  const retired = keys.map(({ kid, jwk, retiredAt }) => ({ ...jwk, kid, retiredAt: retiredAt ?? seconds }));
  const kept = retired.filter(({ retiredAt }) => retiredAt + tokenLifetime > seconds);
  const added = await newKey();
  const draft = await writeDraft(file, [added, ...kept]);
  try {
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw unwritable(file, error);
  }
  const keptIds = new Set(kept.map(({ kid }) => kid));
  return { added: added.kid ?? '', dropped: keys.map(({ kid }) => kid).filter((kid) => !keptIds.has(kid)) };
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: algorithm, use: 'sig' };
}

/** Writes beside the file, readable by the owner only and flushed, so that the file itself is never half written. */
async function writeDraft(file: string, keys: JWK[]): Promise<string> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify({ keys }, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unwritable(file, error);
  }
  return draft;
}

function parse(file: string, text: string): JWK[] {
  let keys: unknown;
  try {
    keys = (JSON.parse(text) as { keys?: unknown } | null)?.keys;
  } catch {
    throw malformed(file, 'it is not JSON');
  }
  if (!Array.isArray(keys) || keys.length === 0) throw malformed(file, 'it holds no list of keys');
  return keys as JWK[];
}

async function readKey(file: string, jwk: JWK, index: number): Promise<SessionKey> {
  const which = `key ${index + 1}`;
  const { kty, crv, x, y, d, retiredAt } = (jwk ?? {}) as Partial<JWK> & { retiredAt?: unknown };
  if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string' || typeof d !== 'string') {
    throw malformed(file, `${which} is not a private EC key on P-256`);
  }
  if (retiredAt !== undefined && typeof retiredAt !== 'number') throw malformed(file, `${which} has a wrong retiredAt`);
  try {
    const kid = jwk.kid ?? (await calculateJwkThumbprint(jwk));
    const [privateKey, publicKey] = await Promise.all([
      importJWK({ kty, crv, x, y, d }, algorithm),
      importJWK({ kty, crv, x, y }, algorithm),
    ]);
    return { kid, privateKey: privateKey as CryptoKey, publicKey: publicKey as CryptoKey, retiredAt, jwk };
  } catch {
    throw malformed(file, `${which} cannot be imported`);
  }
}

function malformed(file: string, reason: string): StartError {
  return new StartError(
    `The session keys file ${file} cannot be used: ${reason}. Restore it, or remove it to have a new one made (open sessions end).`,
  );
}

function unreadable(file: string, error: unknown): never {
  const { code = 'error' } = error as NodeJS.ErrnoException;
  throw new StartError(`The session keys file ${file} cannot be read (${code}). Check it, or set SESSION_KEYS_FILE.`);
}

function unwritable(file: string, error: unknown): StartError {
  const { code = 'error' } = error as NodeJS.ErrnoException;
  return new StartError(
    `The session keys file ${file} cannot be written (${code}). Set SESSION_KEYS_FILE to a file in a folder that can be written.`,
  );
}
