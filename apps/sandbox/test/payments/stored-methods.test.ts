import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { planSends } from '../../src/payments/webhook-plan.ts';
import { runSandbox, type RunningSandbox } from '../running-sandbox.ts';
import { Seller, type SeenCharge, type SeenCheckout, type SeenMethod } from './seller.ts';

const card = { method: 'card', number: '4242 4242 4242 4242', expiry: '09/31', code: '123', cardholder: 'Zoé Martin' };

let sandbox: RunningSandbox;
let seller: Seller;

before(async () => {
  sandbox = await runSandbox();
  seller = await Seller.open(sandbox);
});

after(async () => {
  await sandbox.close();
  await seller.close();
});

function post(url: string, fields: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

const openSetup = () => seller.create({ mode: 'setup', amount: undefined, lines: [] });

/** Stores a means of payment at the page. */
async function store(fields: Record<string, string>): Promise<SeenMethod> {
  const { id, url } = await openSetup();
  const answer = await post(url, fields);
  const next = answer.headers.get('location') ?? '';
  if (next.endsWith('/confirm')) await post(new URL(next, url).href, { code: '123456', answer: 'confirm' });
  const { method } = await seller.read(id);
  assert.ok(method);
  return method;
}

async function charge(methodId: string, key?: string): Promise<SeenCharge> {
  return (await (await seller.charge({ methodId }, key)).json()) as SeenCharge;
}

describe('storing a means of payment', () => {
  it('keeps brand, last digits, holder and expiry of a card, and its number nowhere', async () => {
    const { id, ...method } = await store(card);
    assert.match(id, /^pm_/);
    const expiry = { year: 2031, month: 9 };
    assert.deepEqual(method, { kind: 'card', brand: 'visa', lastDigits: '4242', holder: 'Zoé Martin', expiry });
    const folder = join(sandbox.configuration.dataDir, 'sandbox');
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
    assert.ok(names.length >= 2);
    for (const name of names) assert.doesNotMatch(await readFile(join(folder, name), 'utf8'), /4242\s*4242\s*4242/);
  });

  it('takes the customer for the holder when no name was typed', async () => {
    assert.equal((await store({ ...card, cardholder: ' ' })).holder, 'Atelier Nord SARL');
  });

  it('keeps an account as a mandate, without debiting it', async () => {
    const method = await store({ method: 'debit', holder: 'Zoé', iban: 'FR14 2004 1010 0505 0001 3M02 606' });
    assert.deepEqual([method.kind, method.lastDigits, method.expiry], ['sepa_debit', '2606', null]);
  });

  it('asks for the second step first where the bank wants it', async () => {
    const { id, url } = await openSetup();
    await post(url, { ...card, number: '4000 0027 6000 3184' });
    assert.deepEqual([(await seller.read(id)).status, (await seller.read(id)).method], ['open', null]);
    await post(`${url}/confirm`, { code: '123456', answer: 'confirm' });
    assert.equal((await seller.read(id)).method?.lastDigits, '3184');
  });

  it('stores nothing of a declined card, nor of a page that was left', async () => {
    const { id, url } = await openSetup();
    assert.match(await (await post(url, { ...card, number: '4000000000000002' })).text(), /La carte a été refusée/);
    await post(`${url}/cancel`);
    const { status, method } = await seller.read(id);
    assert.deepEqual([status, method], ['cancelled', null]);
    assert.match(await (await fetch(url)).text(), /Rien n’a été enregistré/);
  });

  it('stores once when the form is sent twice', async () => {
    const { id, url } = await openSetup();
    await Promise.all([post(url, card), post(url, card)]);
    const [first, second] = [await seller.read(id), await seller.read(id)];
    assert.equal(first.method?.id, second.method?.id);
    assert.match(await (await fetch(url)).text(), /C’est enregistré/);
  });

  it('asks for a name on the card in both languages, and shows the card that expires soon', async () => {
    const french = await (await fetch((await openSetup()).url)).text();
    for (const text of [
      'pour Portico Demo',
      'quittez simplement cette page',
      'Nom sur la carte',
      'facultatif',
      'expire le mois prochain',
      'data-expires-soon',
    ]) {
      assert.ok(french.includes(text), text);
    }
    const { url } = await seller.create({ mode: 'setup', amount: undefined, lines: [], locale: 'en' });
    const english = await (await fetch(url)).text();
    assert.match(english, /Name on the card/);
    assert.doesNotMatch(english, /pays at once|abandon the payment/);
    assert.doesNotMatch(await (await fetch((await seller.create()).url)).text(), /Nom sur la carte/);
  });
});

describe('charging a stored method', () => {
  it('pays at once, and tells the seller, signed', async () => {
    const { id: methodId } = await store(card);
    const { id, status, received, means } = await charge(methodId);
    assert.deepEqual([status, received], ['succeeded', { amount: 12_050, currency: 'EUR' }]);
    assert.deepEqual(means, { kind: 'card', brand: 'visa', lastDigits: '4242' });
    const [event] = await seller.eventsOf(id, 1);
    assert.deepEqual([event?.type, event?.checkoutId, event?.isSigned], ['charge.succeeded', null, true]);
  });

  it('tells some of them twice, as pages are told', async () => {
    let number = 1;
    while (planSends('prompt', `pay_${number} charge succeeded`).length < 2) number += 1;
    const { id } = await charge('pm_sandbox_visa', `pay_${number}`);
    const [first, second] = await seller.eventsOf(id, 2);
    assert.deepEqual(first, second);
  });

  it('charges once per key, also for ten askers at once and after a restart', async () => {
    const charges = await Promise.all(Array.from({ length: 10 }, () => charge('pm_sandbox_visa', 'pay_ten')));
    assert.equal(new Set(charges.map(({ id }) => id)).size, 1);
    await sandbox.restart();
    assert.equal((await charge('pm_sandbox_visa', 'pay_ten')).id, charges[0]?.id);
    const found = (await (await seller.ask('/charges?reference=pay_ten')).json()) as { items: SeenCharge[] };
    assert.deepEqual(
      found.items.map(({ id }) => id),
      [charges[0]?.id],
    );
    assert.equal((await seller.charge({ methodId: 'pm_sandbox_declined' }, 'pay_ten')).status, 409);
  });

  const outcomes: readonly [token: string, status: string, reason: string | null][] = [
    ['pm_sandbox_visa', 'succeeded', null],
    ['pm_sandbox_mastercard', 'succeeded', null],
    ['pm_sandbox_declined', 'declined', 'card_declined'],
    ['pm_sandbox_second_step', 'needs_customer', null],
    ['pm_sandbox_sepa', 'processing', null],
    ['pm_sandbox_slow', 'processing', null],
  ];
  for (const [token, status, reason] of outcomes) {
    it(`comes to "${status}" with the well-known ${token}`, async () => {
      const charged = await charge(token);
      assert.deepEqual([charged.status, charged.failureReason], [status, reason]);
      assert.equal(charged.received === null, status !== 'succeeded');
    });
  }

  const cards: readonly [number: string, status: string][] = [
    ['4000 0000 0000 0341', 'declined'],
    ['4000 0027 6000 3184', 'needs_customer'],
    ['4000 0025 0000 3155', 'succeeded'],
    ['5105 1051 0510 5100', 'succeeded'],
  ];
  for (const [number, status] of cards) {
    it(`comes to "${status}" with ${number} once it is stored`, async () => {
      assert.equal((await charge((await store({ ...card, number })).id)).status, status);
    });
  }

  it('settles a debit later, or has it come back', async () => {
    for (const [outcome, status] of [
      ['succeeded', 'succeeded'],
      ['debit_returned', 'declined'],
    ] as const) {
      const { id } = await charge('pm_sandbox_sepa');
      await post(`${sandbox.configuration.url}/payments/${id}/settle`, { outcome });
      const settled = (await (await seller.ask(`/charges/${id}`)).json()) as SeenCharge;
      assert.equal(settled.status, status);
      assert.equal(settled.received?.amount, outcome === 'succeeded' ? 12_050 : undefined);
    }
  });

  it('goes on at the bank when the customer has to confirm it', async () => {
    const { id, url } = await seller.create({ methodId: 'pm_sandbox_second_step' });
    assert.ok(url.endsWith('/confirm'));
    assert.match(await (await fetch(url)).text(), /Confirmez qu’il s’agit de vous/);
    await post(url, { code: '123456', answer: 'confirm' });
    const paid: SeenCheckout = await seller.read(id);
    assert.deepEqual([paid.status, paid.means?.lastDigits], ['succeeded', '3184']);
  });

  it('is refused without a key, for half a cent, and for methods that are not there', async () => {
    const noKey = await seller.ask('/charges', { method: 'POST', body: JSON.stringify({}) });
    assert.equal(noKey.status, 400);
    assert.equal((await seller.charge({ methodId: 'pm_none' })).status, 404);
    for (const name of ['__proto__', 'constructor']) {
      assert.equal((await seller.charge({ methodId: name })).status, 404, name);
    }
    const half = { methodId: 'pm_sandbox_visa', amount: { amount: 0.5, currency: 'EUR' } };
    assert.equal((await seller.charge(half)).status, 400);
  });
});

describe('forgetting a stored method', () => {
  it('makes it unusable, and a second time it is not there', async () => {
    const { id } = await store(card);
    assert.equal(await seller.remove(id), 204);
    assert.equal((await seller.charge({ methodId: id })).status, 404);
    assert.equal(await seller.remove(id), 404);
  });

  it('leaves the well-known ones to the others', async () => {
    assert.equal(await seller.remove('pm_sandbox_visa'), 204);
    assert.equal((await charge('pm_sandbox_visa')).status, 'succeeded');
  });

  it('is refused without the key of the seller', async () => {
    const answer = await seller.ask('/methods/pm_sandbox_visa', { method: 'DELETE' }, { authorization: '' });
    assert.equal(answer.status, 401);
  });
});
