import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ledgerLocale } from '../../src/exports/ledger-locale.ts';
import { harmless, writeLedger, type LedgerEntry } from '../../src/exports/ledger.ts';

const money = (amount: number, currency = 'EUR') => ({ amount, currency });

const entry = (changes: Partial<LedgerEntry> = {}): LedgerEntry => ({
  number: 'F-1',
  type: 'invoice',
  status: 'open',
  issueDate: '2026-01-31',
  dueDate: '2026-03-02',
  seller: 'Éditions du Nord',
  total: money(123_456),
  amountPaid: money(0),
  amountDue: money(123_456),
  net: money(102_880),
  tax: money(20_576),
  ...changes,
});

const write = (entries: LedgerEntry[], locale: string) =>
  Buffer.concat([...writeLedger(entries, ledgerLocale(locale))]).toString();

describe('the ledger', () => {
  it('is written as a French spreadsheet reads it', () => {
    assert.equal(
      write([entry()], 'fr'),
      '\uFEFFNuméro;Type;Statut;Date d’émission;Date d’échéance;Vendeur;Devise;Montant HT;TVA;Montant TTC;Payé ou crédité;Reste dû\r\n' +
        'F-1;Facture;À payer;31/01/2026;02/03/2026;Éditions du Nord;EUR;1028,80;205,76;1234,56;0,00;1234,56\r\n',
    );
  });

  it('is written as an English spreadsheet reads it', () => {
    assert.equal(
      write([entry({ dueDate: null })], 'en'),
      '\uFEFFNumber,Type,Status,Issue date,Due date,Seller,Currency,Net,Tax,Total,Paid or credited,Due\r\n' +
        'F-1,Invoice,Open,2026-01-31,,Éditions du Nord,EUR,1028.80,205.76,1234.56,0.00,1234.56\r\n',
    );
  });

  for (const [locale, day, amount] of [
    ['en-US', '01/31/2026', '1234.56'],
    ['en-GB', '31/01/2026', '1234.56'],
    ['de', '31.01.2026', '1234,56'],
    ['de-CH', '31.01.2026', '1234.56'],
  ] as const) {
    it(`has the days and decimals of ${locale}`, () => {
      const ledger = ledgerLocale(locale);
      assert.deepEqual([ledger.writeDay('2026-01-31'), ledger.writeAmount(money(123_456))], [day, amount]);
    });
  }

  it('keeps negative amounts numbers, and counts a credit note against the invoices', () => {
    const [, refund, credit] = write(
      [entry({ total: money(-500) }), entry({ type: 'credit_note', status: 'issued', total: money(500) })],
      'fr',
    ).split('\r\n');
    assert.equal(refund?.split(';')[9], '-5,00');
    assert.equal(credit?.split(';')[9], '-5,00');
  });

  it('has as many decimals as each currency', () => {
    const rows = write([entry({ total: money(500, 'JPY') }), entry({ total: money(1500, 'BHD') })], 'en').split('\r\n');
    assert.deepEqual([rows[1]?.split(',')[9], rows[2]?.split(',')[9]], ['500', '1.500']);
  });

  for (const formula of [
    '=cmd|" /C calc"!A0',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '＝1',
    '＋1',
    '－1',
    '＠A',
  ]) {
    it(`shows ${JSON.stringify(formula)} and never computes it`, () => {
      assert.equal(harmless(formula), `'${formula}`);
      const row = write([entry({ number: formula, seller: formula })], 'fr');
      assert.ok(!row.includes(`\n${formula}`) && !row.includes(`;${formula}`) && !row.includes(`"${formula}`));
    });
  }

  it('keeps separators, quotes and line ends of a text inside its cell', () => {
    const row = write([entry({ seller: 'A;B "C"\r\nD' })], 'fr');
    assert.ok(row.includes(';"A;B ""C""\r\nD";'));
  });
});
