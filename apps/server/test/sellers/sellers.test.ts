import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Database } from '../../src/database/open.ts';
import { demoSellers } from '../../src/demo/index.ts';
import { ProblemError } from '../../src/http/problem.ts';
import { checkSeller } from '../../src/sellers/check-seller.ts';
import { sellerOf } from '../../src/sellers/seller-of.ts';
import { createSellerService, type SellerService } from '../../src/sellers/service.ts';
import { openTestDatabase } from '../database/test-database.ts';

/** As little as can be said of a seller. */
const least = () => ({
  party: {
    name: 'Nordlicht Software GmbH',
    taxId: 'DE111222333',
    address: { lines: ['Hafenstraße 1'], city: 'Kiel', postalCode: '24103', country: 'DE' },
    contact: { name: 'Ute Petersen', email: 'rechnung@nordlicht.example' },
  },
  series: { invoice: 'R', creditNote: 'G' },
  netDays: 14,
  account: { iban: 'DE89370400440532013000' },
});

describe('sellers', () => {
  let database: Database;
  let sellers: SellerService;
  before(async () => {
    database = await openTestDatabase();
    sellers = createSellerService({ db: database.db, clock: () => new Date('2026-06-15T12:00:00Z') });
  });
  after(() => database.close());

  it('of the demo can be set', async () => {
    for (const { brandId, settings } of demoSellers()) {
      assert.deepEqual(await sellers.setSeller(settings, brandId), settings);
      assert.deepEqual(await sellers.getSeller(brandId), settings);
    }
  });

  it('are taken with what is left out as absent, and replaced as a whole', async () => {
    await sellers.setSeller({ ...least(), creditorIdentifier: 'DE98ZZZ09999999999' }, 'nordlicht');
    const settings = await sellers.setSeller(least(), 'nordlicht');
    assert.deepEqual(await sellers.getSeller('nordlicht'), settings);
    assert.deepEqual([settings.creditorIdentifier, settings.account.bic, settings.notes], [null, null, {}]);
    assert.deepEqual([settings.party.identifiers, settings.party.legalForm], [[], null]);
  });

  it('sell to customers of their brand, the house to all others', async () => {
    await sellers.setSeller(least(), null);
    await sellers.setSeller({ ...least(), netDays: 7 }, 'mine');
    const netDays = async (brandId: string | null) => (await sellerOf(database.db, brandId)).netDays;
    assert.deepEqual([await netDays('mine'), await netDays('unknown'), await netDays(null)], [7, 14, 14]);
  });

  it('do not change what is refused', async () => {
    await sellers.setSeller(least(), 'kept');
    await assert.rejects(sellers.setSeller({ ...least(), netDays: 'soon' }, 'kept'), { code: 'validation_failed' });
    assert.equal((await sellers.getSeller('kept'))?.netDays, 14);
  });

  describe('are refused', () => {
    const { party } = least();
    const faults: [what: string, changes: object, pointers: string[]][] = [
      ['without a party', { party: undefined }, ['/party']],
      ['with a field that nobody knows', { colour: 'red' }, ['/colour']],
      ['without a name', { party: { ...party, name: ' ' } }, ['/party/name']],
      [
        'with a country that is none',
        { party: { ...party, address: { ...party.address, country: 'XX' } } },
        ['/party/address/country'],
      ],
      [
        'with a mail address that is none',
        { party: { ...party, contact: { ...party.contact, email: 'billing' } } },
        ['/party/contact/email'],
      ],
      ['without any number that tells them apart', { party: { ...party, taxId: null } }, ['/party/taxId']],
      ['with an account that does not check', { account: { iban: 'DE89370400440532013001' } }, ['/account/iban']],
      ['with a bank that is none', { account: { iban: 'DE89370400440532013000', bic: 'BANK' } }, ['/account/bic']],
      ['with a creditor that does not check', { creditorIdentifier: 'DE99ZZZ09999999999' }, ['/creditorIdentifier']],
      ['with one series for both', { series: { invoice: 'R', creditNote: 'R' } }, ['/series/creditNote']],
      ['with a series that no invoice may have', { series: { invoice: 'R 1', creditNote: 'G' } }, ['/series/invoice']],
      ['with a due date before the invoice', { netDays: -1 }, ['/netDays']],
      ['with notes in a language that is not written', { notes: { it: [] } }, ['/notes/it']],
      ['with a text that no database holds', { notes: { en: [{ text: 'a\u0000b' }] } }, ['/notes/en/0/text']],
      [
        'with a rate of nothing',
        { accounting: { currency: 'EUR', rates: { CHF: '0.00' } } },
        ['/accounting/rates/CHF'],
      ],
      [
        'with a currency that is none',
        { accounting: { currency: 'EUR', rates: { XYZ: '1' } } },
        ['/accounting/rates/XYZ'],
      ],
    ];
    for (const [what, changes, pointers] of faults) {
      it(what, async () => {
        await assert.rejects(sellers.setSeller({ ...least(), ...changes }, null), (error) => {
          assert.ok(error instanceof ProblemError && error.code === 'validation_failed');
          assert.deepEqual(
            error.fields?.map(({ pointer }) => pointer),
            pointers,
          );
          return true;
        });
      });
    }
    for (const nothing of [null, [], 'seller', 7]) {
      it(`that are no object: ${JSON.stringify(nothing)}`, async () => {
        await assert.rejects(sellers.setSeller(nothing, null), { code: 'validation_failed' });
      });
    }
  });
});

describe('the seller of the documentation', () => {
  it('is one that can be set', async () => {
    const page = await readFile(resolve(import.meta.dirname, '../../../../docs/sellers.md'), 'utf8');
    const [, example = ''] = /```json\n([^]*?)```/.exec(page) ?? [];
    assert.equal(checkSeller(JSON.parse(example)).party.name, 'Nordlicht Software GmbH');
  });
});
