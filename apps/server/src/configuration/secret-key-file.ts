import { randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { StartError } from '../start-error.ts';

/**
 * The secret key kept in the data folder, made at the first start, readable by its owner only.
 *
 * @throws StartError naming the file, never its content
 */
export async function ensureSecretKeys(file: string): Promise<string[]> {
  try {
    const handle = await open(file, 'wx', 0o600);
    const key = `sk_${randomBytes(32).toString('base64url')}`;
    try {
      await handle.writeFile(`${key}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return [key];
  } catch (error) {
    const { code = 'error' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return readSecretKeyFile(file);
    throw new StartError(
      `The secret key file ${file} cannot be written (${code}). Set PORTICO_SECRET_KEY or DATA_DIR.`,
    );
  }
}

/** Reads the key that a server made. @throws StartError */
export async function readSecretKeyFile(file: string): Promise<string[]> {
  let key: string;
  try {
    key = (await readFile(file, 'utf8')).trim();
  } catch (error) {
    const { code = 'error' } = error as NodeJS.ErrnoException;
    throw new StartError(`The secret key file ${file} cannot be read (${code}). Set PORTICO_SECRET_KEY instead.`);
  }
  if (/^sk_[A-Za-z0-9_-]{32,}$/.test(key)) return [key];
  throw new StartError(
    `The secret key file ${file} does not hold a secret key. Remove it to have a new one made, or set PORTICO_SECRET_KEY.`,
  );
}
