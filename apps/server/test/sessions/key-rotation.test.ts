import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { decodeProtectedHeader } from 'jose';
import { ensureKeyFile, readKeyFile, rotateKeyFile } from '../../src/sessions/key-file.ts';
import { createSessionKeys } from '../../src/sessions/session-keys.ts';
import { signToken, tokenLifetime, verifyToken, type SessionClaims } from '../../src/sessions/tokens.ts';
import { StartError } from '../../src/start-error.ts';

const claims: SessionClaims = {
  sessionId: 'ses_1',
  customerId: 'cus_1',
  actor: { id: 'a', name: 'A' },
  capabilities: ['invoices:read'],
  brandId: null,
  locale: null,
};
const noon = new Date('2026-03-01T12:00:00Z');
const clock = () => noon;

describe('session keys', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portico-keys-'));
    file = join(folder, 'session-keys.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are made at the first start, for the owner only, and kept', async () => {
    await createSessionKeys(file);
    const first = await readFile(file, 'utf8');
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    await createSessionKeys(file);
    assert.equal(await readFile(file, 'utf8'), first);
  });

  it('are the same for processes that start at the same moment', async () => {
    const created = await Promise.all(Array.from({ length: 8 }, () => ensureKeyFile(file)));
    assert.equal(created.filter(Boolean).length, 1);
    assert.equal((await readKeyFile(file)).length, 1);
  });

  it('are taken over by a running server: new tokens have the new key, earlier ones stay valid', async () => {
    const keys = await createSessionKeys(file);
    const before = await signToken(claims, keys, clock);
    const { added } = await rotateKeyFile(file, noon, tokenLifetime);
    const after = await signToken(claims, keys, clock);
    assert.equal(decodeProtectedHeader(after.token).kid, added);
    assert.notEqual(decodeProtectedHeader(before.token).kid, added);
    for (const { token } of [before, after]) assert.equal((await verifyToken(token, keys, clock)).sessionId, 'ses_1');
  });

  it('are found by a server that meets a token of a key it has not seen', async () => {
    const here = await createSessionKeys(file, { recheckAfter: Infinity });
    await rotateKeyFile(file, noon, tokenLifetime);
    const elsewhere = await createSessionKeys(file);
    const { token } = await signToken(claims, elsewhere, clock);
    assert.equal((await verifyToken(token, here, clock)).customerId, 'cus_1');
  });

  it('are dropped once no token they signed can be alive', async () => {
    await ensureKeyFile(file);
    const [original] = await readKeyFile(file);
    const first = await rotateKeyFile(file, noon, tokenLifetime);
    assert.deepEqual(first.dropped, []);
    const soon = await rotateKeyFile(file, new Date(noon.getTime() + 60_000), tokenLifetime);
    assert.deepEqual(soon.dropped, []);
    const later = await rotateKeyFile(file, new Date(noon.getTime() + tokenLifetime * 1000), tokenLifetime);
    assert.deepEqual(later.dropped, [original?.kid]);
    assert.deepEqual(
      (await readKeyFile(file)).map(({ kid }) => kid),
      [later.added, soon.added, first.added],
    );
  });

  it('stop to verify when they are taken out of the file', async () => {
    const keys = await createSessionKeys(file, { recheckAfter: 0 });
    const { token } = await signToken(claims, keys, clock);
    await rm(file);
    await ensureKeyFile(file);
    await assert.rejects(verifyToken(token, keys, clock), { code: 'unauthenticated' });
  });

  it('stay in force when the changed file cannot be used, which is told', async () => {
    const told: unknown[] = [];
    const keys = await createSessionKeys(file, { onUnusable: (error) => told.push(error), recheckAfter: 0 });
    const { token } = await signToken(claims, keys, clock);
    await writeFile(file, 'not JSON');
    assert.equal((await verifyToken(token, keys, clock)).sessionId, 'ses_1');
    assert.ok(told[0] instanceof StartError);
  });

  it('that cannot be used stop the start with one line that names the file and not its content', async () => {
    const secret = 'Rm9vYmFyU2VjcmV0';
    const wrong = {
      'no JSON': secret,
      'no list': JSON.stringify({ key: secret }),
      'an empty list': JSON.stringify({ keys: [] }),
      'a public key': JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', x: secret, y: secret }] }),
      'a broken key': JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', x: secret, y: secret, d: secret }] }),
      'a key of another kind': JSON.stringify({ keys: [{ kty: 'oct', k: secret }] }),
      'null in the list': JSON.stringify({ keys: [null] }),
    };
    for (const [what, content] of Object.entries(wrong)) {
      await writeFile(file, content);
      await assert.rejects(createSessionKeys(file), (error) => {
        assert.ok(error instanceof StartError, what);
        assert.ok(error.message.includes(file), what);
        assert.doesNotMatch(error.message, new RegExp(`${secret}|\\n`), what);
        return true;
      });
    }
  });

  it('in a place that cannot be written stop the start', async () => {
    await writeFile(join(folder, 'plain-file'), '');
    await assert.rejects(createSessionKeys(join(folder, 'plain-file', 'keys.json')), StartError);
    await chmod(folder, 0o700);
  });
});
