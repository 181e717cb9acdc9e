import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/database/open.ts';
import { createCustomerService } from '../../src/customers/service.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { readKeyFile } from '../../src/sessions/key-file.ts';
import { sessionOperations, sessionVerification } from '../../src/sessions/routes.ts';
import { secretKeyCheck } from '../../src/sessions/secret-keys.ts';
import { createSessionKeys } from '../../src/sessions/session-keys.ts';
import { openTestDatabase } from '../database/test-database.ts';
import { partyNamed } from '../party.ts';
import { asJson, openServer, problemOf, type RunningServer } from '../http/running-server.ts';

const keys = ['sk_first-0123456789abcdefghijklmnopqrstuv', 'sk_second-0123456789abcdefghijklmnopqrstu'];
const party = partyNamed('Atelier Nord SARL');

describe('sessions', () => {
  let server: RunningServer;
  let database: Database;
  let folder: string;
  let customer: Schemas['Customer'];
  let now = new Date('2026-03-01T12:00:00Z');

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portico-sessions-'));
    database = await openTestDatabase();
    const customers = createCustomerService({ db: database.db });
    customer = await customers.createCustomer({ externalId: 'atelier', party, brandId: 'brand-1' });
    const sessionKeys = await createSessionKeys(join(folder, 'keys.json'));
    const clock = () => now;
    server = await openServer(
      sessionOperations({ keys: sessionKeys, findCustomer: (reference) => customers.findCustomer(reference), clock }),
      {
        credentials: {
          verifySession: sessionVerification(sessionKeys, clock),
          acceptsSecretKey: secretKeyCheck(keys),
        },
      },
    );
  });
  after(async () => {
    await server.close();
    await database.close();
    await rm(folder, { recursive: true });
  });

  const mint = (body: unknown, key = keys[0]) =>
    fetch(`${server.url}/v1/sessions`, {
      method: 'POST',
      headers: { ...asJson, Authorization: `Bearer ${key ?? ''}` },
      body: JSON.stringify(body),
    });
  const minted = async (changes: object = {}) => {
    const response = await mint({
      customer: { id: customer.id },
      actor: { id: 'user-1', name: 'Zoé' },
      capabilities: ['invoices:read', 'exports:create'],
      ...changes,
    });
    assert.equal(response.status, 201);
    return (await response.json()) as Schemas['MintedSession'];
  };
  const current = (token: string) =>
    fetch(`${server.url}/v1/sessions/current`, { headers: { Authorization: `Bearer ${token}` } });

  it('are minted for a customer by id or by the id of the host, and read back', async () => {
    const byId = await minted();
    assert.deepEqual(byId.session, {
      id: byId.session.id,
      customer: { id: customer.id, name: 'Atelier Nord SARL' },
      actor: { id: 'user-1', name: 'Zoé' },
      capabilities: ['invoices:read', 'exports:create'],
      brandId: 'brand-1',
      locale: null,
      expiresAt: '2026-03-01T12:15:00.000Z',
    });
    const byExternalId = await minted({ customer: { externalId: 'atelier' }, brandId: 'brand-2', locale: 'fr' });
    const read = await current(byExternalId.token);
    assert.equal(read.status, 200);
    assert.deepEqual(await read.json(), byExternalId.session);
    assert.notEqual(byId.session.id, byExternalId.session.id);
  });

  it('carry a signed token of 15 minutes whose key is named', async () => {
    const { token, session } = await minted();
    const { kid, ...header } = decodeProtectedHeader(token);
    assert.deepEqual(header, { alg: 'ES256', typ: 'portico-session+jwt' });
    assert.equal(kid, (await readKeyFile(join(folder, 'keys.json')))[0]?.kid);
    const { exp = 0, iat = 0, sub, sid } = decodeJwt(token);
    assert.deepEqual([exp - iat, sub, sid], [900, customer.id, session.id]);
  });

  it('are refused for a customer nobody knows', async () => {
    for (const reference of [{ id: 'cus_unknown' }, { externalId: 'unknown' }]) {
      const response = await mint({
        customer: reference,
        actor: { id: 'a', name: 'A' },
        capabilities: ['invoices:read'],
      });
      assert.equal(response.status, 404);
      assert.equal((await problemOf(response)).code, 'not_found');
    }
  });

  it('are minted with each accepted secret key and with no other', async () => {
    for (const key of keys) assert.equal((await mint({}, key)).status, 422);
    for (const wrong of [`${keys[0]}x`, keys[0]?.slice(0, -1), 'sk_', keys.join(',')]) {
      const response = await mint({}, wrong);
      assert.equal(response.status, 401);
      assert.equal((await problemOf(response)).code, 'invalid_secret_key');
    }
  });

  it('end after 15 minutes and 30 seconds of tolerance', async () => {
    now = new Date('2026-03-01T12:00:00Z');
    const { token } = await minted();
    now = new Date('2026-03-01T12:15:29Z');
    assert.equal((await current(token)).status, 200);
    now = new Date('2026-03-01T12:15:31Z');
    const ended = await current(token);
    assert.equal(ended.status, 401);
    assert.equal((await problemOf(ended)).code, 'session_expired');
    now = new Date('2026-03-01T12:00:00Z');
  });

  it('are not believed when the token was altered or made elsewhere', async () => {
    const { token } = await minted();
    const [header = '', payload = '', signature = ''] = token.split('.');
    const claims = decodeJwt(token);
    const [ours] = await readKeyFile(join(folder, 'keys.json'));
    assert.ok(ours);
    const stranger = await generateKeyPair('ES256');
    const without = (name: string) => ({ [name]: undefined }) as JWTPayload;
    const signed = (changes: JWTPayload, typ = 'portico-session+jwt', key = ours.privateKey) =>
      new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'ES256', typ, kid: ours.kid }).sign(key);
    const promoted = Buffer.from(JSON.stringify({ ...claims, sub: 'cus_other' })).toString('base64url');
    const withoutKid = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'portico-session+jwt' });
    const hmac = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'portico-session+jwt', kid: ours.kid });
    const forged = {
      'another customer': `${header}.${promoted}.${signature}`,
      'no signature': `${header}.${payload}.`,
      'alg none': new UnsecuredJWT(claims).encode(),
      'another algorithm': await hmac.sign(Buffer.from(JSON.stringify(ours.jwk))),
      'a foreign key': await signed({}, undefined, stranger.privateKey),
      'another type': await signed({}, 'JWT'),
      'another audience': await signed({ aud: 'elsewhere' }),
      'another issuer': await signed({ iss: 'elsewhere' }),
      'no end': await signed(without('exp')),
      'no session id': await signed(without('sid')),
      'no key id': await withoutKid.sign(ours.privateKey),
      garbage: 'a.b.c',
    };
    assert.equal((await current(await signed({}))).status, 200);
    for (const [what, wrong] of Object.entries(forged)) {
      const response = await current(wrong);
      assert.equal(response.status, 401, what);
      assert.equal((await problemOf(response)).code, 'unauthenticated', what);
    }
  });

  it('leave no name, mail address or token in the log', async () => {
    const { token } = await minted({ actor: { id: 'u', name: 'Planted-Name', email: 'planted@planted.example' } });
    await current(token);
    assert.doesNotMatch(server.logText(), /[Pp]lanted|Zo/);
    assert.ok(!server.logText().includes(token.slice(0, 40)));
  });
});
