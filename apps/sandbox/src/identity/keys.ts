import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JWK } from 'oidc-provider';

/** What the identity provider signs with. Kept, so that a restart does not invalidate what it gave out. */
export interface IdentityKeys {
  jwks: { keys: JWK[] };
  cookieKeys: string[];
}

/**
 * Reads the keys of the identity provider, or creates them at the first start.
 *
 * @param folder the sandbox's own data folder; created when missing
 */
export async function loadKeys(folder: string): Promise<IdentityKeys> {
  const file = join(folder, 'identity-keys.json');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return JSON.parse(await readFile(file, 'utf8')) as IdentityKeys;
  } catch {
    const keys = createKeys();
    await writeFile(file, JSON.stringify(keys, undefined, 2), { mode: 0o600 });
    return keys;
  }
}

function createKeys(): IdentityKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = {
    ...privateKey.export({ format: 'jwk' }),
    use: 'sig',
    alg: 'ES256',
    kid: randomBytes(8).toString('hex'),
  };
  return { jwks: { keys: [key] }, cookieKeys: [randomBytes(32).toString('base64url')] };
}
