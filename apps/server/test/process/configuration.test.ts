import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readConfiguration } from '../../src/configuration/configuration.ts';
import { StartError } from '../../src/start-error.ts';

const goodKey = 'sk_0123456789abcdefghijklmnopqrstuvwxyz';

describe('configuration', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portico-configuration-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('has defaults for everything but the data folder of this test', async () => {
    const dataDir = join(folder, 'new', 'data');
    const { secretKeys, ...rest } = await readConfiguration({ DATA_DIR: dataDir });
    assert.deepEqual(rest, {
      host: '127.0.0.1',
      port: 4000,
      dataDir,
      databaseUrl: undefined,
      sessionKeysFile: join(dataDir, 'session-keys.json'),
      allowedOrigins: ['http://127.0.0.1:4100'],
      mode: 'development',
      logLevel: 'info',
      demo: false,
      outside: {
        publicUrl: 'http://127.0.0.1:4000',
        payments: undefined,
        mail: undefined,
        taxRegisterUrl: undefined,
      },
    });
    assert.equal((await stat(dataDir)).mode & 0o777, 0o700);
    assert.match(secretKeys[0] ?? '', /^sk_[A-Za-z0-9_-]{43}$/);
  });

  it('connects payment provider and mail server as it is told', async () => {
    const base = { DATA_DIR: join(folder, 'outside', 'data') };
    const sandbox = { ...base, SANDBOX_URL: 'http://127.0.0.1:4200/', PAYMENT_WEBHOOK_SECRET: 'whsec_1' };
    const { payments, mail } = (await readConfiguration({ ...sandbox, SMTP_URL: 'smtp://127.0.0.1:4225' })).outside;
    const url = 'http://127.0.0.1:4200';
    assert.deepEqual(payments, { kind: 'sandbox', url, key: 'sandbox', webhookSecret: 'whsec_1' });
    assert.equal(mail?.url, 'smtp://127.0.0.1:4225');
    const none = await readConfiguration({ ...sandbox, PAYMENT_PROVIDER: 'none' });
    assert.equal(none.outside.payments, undefined);
  });

  it('names what is missing or wrong about them, and repeats no secret', async () => {
    const base = { DATA_DIR: join(folder, 'wrong', 'data') };
    const wrong: [Record<string, string>, RegExp][] = [
      [{ PAYMENT_PROVIDER: 'paypal' }, /PAYMENT_PROVIDER is "paypal": set it to/],
      [{ PAYMENT_PROVIDER: 'stripe' }, /STRIPE_SECRET_KEY is not set/],
      [{ PAYMENT_PROVIDER: 'stripe', STRIPE_SECRET_KEY: 'sk_hidden' }, /PAYMENT_WEBHOOK_SECRET is not set/],
      [{ SMTP_URL: 'https://user:hidden@mail.example' }, /SMTP_URL is not an address of the form smtp:/],
      [{ API_URL: 'hidden' }, /API_URL is not an address/],
    ];
    for (const [settings, message] of wrong) {
      await assert.rejects(readConfiguration({ ...base, ...settings }), (error: Error) => {
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /hidden/);
        return true;
      });
    }
  });

  it('makes a secret key once, for the owner only', async () => {
    const dataDir = join(folder, 'keeps-key');
    const first = await readConfiguration({ DATA_DIR: dataDir });
    const second = await readConfiguration({ DATA_DIR: dataDir });
    assert.deepEqual(second.secretKeys, first.secretKeys);
    const file = join(dataDir, 'secret-key');
    assert.equal((await readFile(file, 'utf8')).trim(), first.secretKeys[0]);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  it('takes several secret keys and origins, and the portal for the origin', async () => {
    const configuration = await readConfiguration({
      DATA_DIR: folder,
      PORTICO_SECRET_KEY: `${goodKey}, ${goodKey}2`,
      ALLOWED_ORIGINS: 'https://a.example, http://localhost:3000',
    });
    assert.deepEqual(configuration.secretKeys, [goodKey, `${goodKey}2`]);
    assert.deepEqual(configuration.allowedOrigins, ['https://a.example', 'http://localhost:3000']);
    const behind = await readConfiguration({ DATA_DIR: folder, PORTAL_URL: 'https://portal.example/app' });
    assert.deepEqual(behind.allowedOrigins, ['https://portal.example']);
  });

  const secret = 'top5ecret';
  const wrong: Record<string, string[]> = {
    API_PORT: ['0', '65536', '80a', '-1', '4000.5', '1e3'],
    PORTAL_PORT: ['none'],
    DATABASE_URL: [`mysql://u:${secret}@h/d`, secret, `postgresql://u:${secret}@host:port/d`, 'postgresql://host'],
    PORTICO_SECRET_KEY: [`sk_${secret}`, `pk_${secret}0123456789abcdefghijklmnopqrstuvw`, `${goodKey},sk_${secret}`],
    ALLOWED_ORIGINS: ['*', 'host.example', 'https://host.example/', 'https://host.example/path', 'ftp://host.example'],
    PORTAL_URL: ['nowhere', 'ftp://portal.example'],
    LOG_LEVEL: ['loud'],
  };
  for (const [variable, values] of Object.entries(wrong)) {
    it(`says in one line what is wrong with ${variable}, without secrets`, async () => {
      for (const value of values) {
        await assert.rejects(readConfiguration({ DATA_DIR: folder, [variable]: value }), (error) => {
          assert.ok(error instanceof StartError, value);
          assert.ok(error.message.includes(variable), error.message);
          assert.ok(!error.message.includes('\n') && !error.message.includes(secret), error.message);
          return true;
        });
      }
    });
  }

  it('says which secret key of several is wrong', async () => {
    const values = { DATA_DIR: folder, PORTICO_SECRET_KEY: `${goodKey},wrong` };
    await assert.rejects(readConfiguration(values), /key 2 of 2/);
  });

  it('refuses a data folder that cannot be one', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    for (const dataDir of [file, join(file, 'below'), '/proc/portico']) {
      await assert.rejects(readConfiguration({ DATA_DIR: dataDir }), (error) => {
        assert.ok(error instanceof StartError);
        assert.match(error.message, /DATA_DIR/);
        return true;
      });
    }
  });

  it('refuses a secret key file that holds none', async () => {
    const dataDir = join(folder, 'bad-key');
    await readConfiguration({ DATA_DIR: dataDir });
    await writeFile(join(dataDir, 'secret-key'), secret);
    await assert.rejects(readConfiguration({ DATA_DIR: dataDir }), (error) => {
      assert.ok(error instanceof StartError && !error.message.includes(secret));
      return true;
    });
  });
});
