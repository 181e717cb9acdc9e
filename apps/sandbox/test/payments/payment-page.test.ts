import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runSandbox, type RunningSandbox } from '../running-sandbox.ts';
import { Seller, type SeenCheckout } from './seller.ts';

const card = { method: 'card', number: '4242 4242 4242 4242', expiry: '09/99', code: '123' };
const debit = { method: 'debit', holder: 'Camille Lefèvre', iban: 'FR14 2004 1010 0505 0001 3M02 606' };
const returnedDebit = { ...debit, iban: 'FR30 2004 1010 0505 0001 3M02 609' };

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

/** Types something wrong, and returns the page that comes back. */
async function refusal(checkout: SeenCheckout, changes: Record<string, string>): Promise<string> {
  const answer = await post(checkout.url, { ...card, ...changes });
  assert.equal(answer.status, 200);
  assert.equal((await seller.read(checkout.id)).status, 'open');
  return answer.text();
}

describe('paying by card', () => {
  it('shows who pays how much for what, in the language asked for', async () => {
    const { url } = await seller.create();
    const french = await (await fetch(url)).text();
    assert.match(french, /<html lang="fr">/);
    assert.match(french, /Payer 120,50\s€/);
    for (const text of ['F-2026-0042', 'Atelier Nord SARL', 'Portico Demo']) assert.ok(french.includes(text), text);
    const english = await (await fetch((await seller.create({ locale: 'en-GB' })).url)).text();
    assert.match(english, /<html lang="en">/);
    assert.match(english, /Pay €120\.50/);
  });

  it('charges once, and sends the browser back to the address given, unchanged', async () => {
    const { id, url } = await seller.create();
    const answers = await Promise.all([post(url, card), post(url, card)]);
    const [paid] = answers.filter(({ status }) => status === 303);
    assert.equal(answers.filter(({ status }) => status === 303).length, 1);
    assert.equal(paid?.headers.get('location'), `${seller.url}/invoices?view=open&billing_payment=pay_1`);
    const checkout = await seller.read(id);
    assert.equal(checkout.status, 'succeeded');
    assert.deepEqual(checkout.received, { amount: 12_050, currency: 'EUR' });
    assert.deepEqual(checkout.means, { kind: 'card', brand: 'visa', lastDigits: '4242' });
    assert.ok(checkout.settledAt);
    const types = (await seller.eventsOf(id, 1)).map(({ type }) => type);
    assert.deepEqual(new Set(types), new Set(['checkout.succeeded']));
    assert.match(await (await fetch(url)).text(), /C’est payé/);
  });

  for (const [number, reason] of [
    ['4000000000000002', 'La carte a été refusée'],
    ['4000000000009995', 'La provision de cette carte est insuffisante'],
    ['4000000000000069', 'La banque indique que cette carte a expiré'],
  ] as const) {
    it(`says why ${number} pays nothing, keeps what was typed, and takes another card`, async () => {
      const checkout = await seller.create();
      const page = await refusal(checkout, { number });
      assert.match(page, new RegExp(`role="alert">\\s*${reason}`));
      assert.ok(page.includes(`value="${number}"`));
      await post(checkout.url, card);
      assert.equal((await seller.read(checkout.id)).status, 'succeeded');
    });
  }

  const mistakes: readonly [name: string, value: string, message: string][] = [
    ['number', '', 'Saisissez le numéro de carte.'],
    ['number', '4242 4242 4242 4241', 'Ce n’est pas un numéro de carte.'],
    ['number', '"><script>alert(1)</script>', 'Ce n’est pas un numéro de carte.'],
    ['number', '4111 1111 1111 1111', 'Seules les cartes de test'],
    ['expiry', '', 'Saisissez la date d’expiration.'],
    ['expiry', '13/99', 'Saisissez la date d’expiration avec le mois et l’année'],
    ['expiry', '01/20', 'Cette date est passée.'],
    ['code', '', 'Saisissez le code de sécurité.'],
    ['code', '12', 'Saisissez les trois ou quatre chiffres'],
  ];
  for (const [name, value, message] of mistakes) {
    it(`names the mistake in ${name} "${value}" beside the field, and keeps the others`, async () => {
      const page = await refusal(await seller.create(), { [name]: value });
      assert.match(page, new RegExp(`<p class="wrong" id="${name}-error">${message}`));
      assert.match(page, new RegExp(`name="${name}"[^>]*aria-invalid="true"[^>]*aria-describedby="${name}-error`, 's'));
      assert.match(page, /<title>Erreur: Paiement<\/title>/);
      assert.doesNotMatch(page, /<script>alert/);
      for (const [other, typed] of Object.entries(card)) {
        if (other !== name && other !== 'method') assert.ok(page.includes(`value="${typed}"`), other);
      }
    });
  }

  it('asks for a second step, tells a wrong code apart, and pays with the right one', async () => {
    const { id, url } = await seller.create();
    const answer = await post(url, { ...card, number: '4000 0025 0000 3155' });
    const step = new URL(answer.headers.get('location') ?? '', url).href;
    assert.match(await (await fetch(step)).text(), /Confirmez qu’il s’agit de vous/);
    assert.match(await (await post(step, { code: '1', answer: 'confirm' })).text(), /Ce code est incorrect/);
    assert.equal((await seller.read(id)).status, 'open');
    const confirmed = await post(step, { code: '123456', answer: 'confirm' });
    assert.equal(confirmed.status, 303);
    assert.equal((await seller.read(id)).means?.lastDigits, '3155');
  });

  it('leaves the page open for another card when the second step is refused', async () => {
    const { id, url } = await seller.create();
    await post(url, { ...card, number: '4000 0025 0000 3155' });
    const answer = await post(`${url}/confirm`, { answer: 'refuse' });
    const page = await (await fetch(new URL(answer.headers.get('location') ?? '', url))).text();
    assert.match(page, /La banque n’a pas pu confirmer/);
    assert.equal((await seller.read(id)).status, 'open');
    assert.equal((await post(`${url}/confirm`, { code: '123456', answer: 'confirm' })).status, 303);
    assert.equal((await seller.read(id)).status, 'open');
  });

  it('is on its way for a while with the slow card', async () => {
    const { id, url } = await seller.create();
    assert.equal((await post(url, { ...card, number: '4000 0000 0000 0077' })).status, 303);
    const checkout = await seller.read(id);
    assert.equal(checkout.status, 'processing');
    assert.equal(checkout.received, null);
    const types = (await seller.eventsOf(id, 1)).map(({ type }) => type);
    assert.ok(types.includes('checkout.processing'));
  });
});

describe('paying by bank debit', () => {
  for (const [name, value, message] of [
    ['holder', ' ', 'Saisissez le nom du titulaire'],
    ['iban', '', 'Saisissez l’IBAN'],
    ['iban', 'FR14 2004 1010 0505 0001 3M02 607', 'Ce n’est pas un IBAN'],
    ['iban', 'DE89 3704 0044 0532 0130 00', 'Seuls les comptes de test'],
  ] as const) {
    it(`names the mistake in ${name} "${value}"`, async () => {
      const page = await refusal(await seller.create(), { ...debit, [name]: value });
      assert.match(page, new RegExp(`id="${name}-error">${message}`));
    });
  }

  it('settles later', async () => {
    const { id, url } = await seller.create();
    await post(url, debit);
    const pending = await seller.read(id);
    assert.deepEqual([pending.status, pending.received], ['processing', null]);
    assert.deepEqual(pending.means, { kind: 'sepa_debit', brand: null, lastDigits: '2606' });
    await post(`${sandbox.configuration.url}/payments/${id}/settle`, { outcome: 'succeeded' });
    const settled = await seller.read(id);
    assert.deepEqual([settled.status, settled.received?.amount], ['succeeded', 12_050]);
  });

  it('can be returned by the bank', async () => {
    const { id, url } = await seller.create({ amount: { amount: 500, currency: 'GBP' }, lines: [] });
    await post(url, returnedDebit);
    await post(`${sandbox.configuration.url}/payments/${id}/settle`, { outcome: 'debit_returned' });
    const checkout = await seller.read(id);
    assert.deepEqual([checkout.status, checkout.failureReason], ['failed', 'debit_returned']);
    assert.deepEqual([checkout.received, checkout.means?.kind], [null, 'bank_debit']);
  });
});

describe('leaving without paying', () => {
  it('cancels, goes back, and the page says so afterwards', async () => {
    const { id, url } = await seller.create();
    const answer = await post(`${url}/cancel`);
    assert.equal(answer.headers.get('location'), `${seller.url}/invoices?view=open&billing_payment=pay_1`);
    assert.equal((await seller.read(id)).status, 'cancelled');
    assert.match(await (await post(url, card)).text(), /Le paiement a été annulé/);
    assert.equal((await seller.read(id)).status, 'cancelled');
  });

  it('expires by itself', async () => {
    const { id } = await seller.create({ expiresAt: new Date().toISOString() });
    const [event] = await seller.eventsOf(id, 1);
    assert.equal(event?.type, 'checkout.expired');
    assert.equal((await seller.read(id)).status, 'expired');
  });
});

describe('the page', () => {
  it('allows no inline code, and lets forms lead to the sandbox and back to the seller only', async () => {
    const policy = (await fetch((await seller.create()).url)).headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.ok(policy.split(';').includes(`form-action 'self' ${seller.url}`), policy);
  });

  it('saves a card without charging it', async () => {
    const { id, url } = await seller.create({ mode: 'setup', amount: undefined, lines: [] });
    const page = await (await fetch(url)).text();
    assert.match(page, /Ajouter un moyen de paiement/);
    assert.match(page, /<button>Enregistrer<\/button>/);
    assert.equal((await post(url, card)).status, 303);
    const { status, received, means } = await seller.read(id);
    assert.deepEqual([status, received, means?.lastDigits], ['succeeded', null, '4242']);
  });

  it('says in words that an address is no payment', async () => {
    const answer = await fetch(`${sandbox.configuration.url}/payments/pay/chk_none`);
    assert.equal(answer.status, 404);
    assert.match(await answer.text(), /There is no such payment/);
  });

  it('lists what was paid, escaped', async () => {
    await seller.create({ description: '<b>Facture</b>' });
    const page = await (await fetch(`${sandbox.configuration.url}/payments`)).text();
    assert.match(page, /&#60;b&#62;Facture/);
    assert.match(page, /€120\.50/);
  });
});
