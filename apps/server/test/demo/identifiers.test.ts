import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { detailsOfParty } from '../../src/billing-details/read-details.ts';
import { checkDetails } from '../../src/billing-details/update-details.ts';
import { demoCustomers, demoInvoices } from '../../src/demo/index.ts';
import { contractCheck } from './contract-schema.ts';

const customers = demoCustomers();
const documents = demoInvoices('2026-11-22').map(({ document }) => document);
const parties = [...customers.map(({ party }) => party), ...documents.flatMap(({ seller, buyer }) => [seller, buyer])];

/** ISO 7064 MOD 97-10 over digits and letters, the first four characters moved to the end. */
function mod97(identifier: string): bigint {
  const turned = identifier.slice(4) + identifier.slice(0, 4);
  return BigInt(turned.replaceAll(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)))) % 97n;
}

/** Luhn. */
function luhn(digits: string): number {
  const sum = Array.from(digits)
    .reverse()
    .map((digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return value > 9 ? value - 9 : value;
    });
  return sum.reduce((total, value) => total + value, 0) % 10;
}

describe('demo customers', () => {
  it('satisfy the contract and have an id of their own each', () => {
    const check = contractCheck('CustomerInput');
    assert.deepEqual(customers.flatMap(check), []);
    assert.equal(new Set(customers.map(({ externalId }) => externalId)).size, customers.length);
  });

  it('are new objects at every call', () => {
    assert.deepEqual(demoCustomers(), customers);
    assert.notEqual(demoCustomers()[0]?.party, customers[0]?.party);
  });

  it('include everybody who has a demo login, and more than ten languages', () => {
    const ids = customers.map(({ externalId }) => externalId);
    for (const id of ['atelier', 'werk', 'marais', 'partner']) assert.ok(ids.includes(id), id);
    assert.ok(new Set(customers.map(({ locale }) => locale?.split('-')[0])).size > 10);
    assert.equal(customers.find(({ externalId }) => externalId === 'partner')?.brandId, 'harbour');
  });

  it('can save their billing details as they are, where they have a login', () => {
    for (const { party, externalId } of customers.slice(0, 4)) {
      assert.doesNotThrow(() => checkDetails(detailsOfParty(party)), externalId);
    }
  });

  it('own every demo invoice', () => {
    const ids = new Set(customers.map(({ externalId }) => externalId));
    for (const { customer } of demoInvoices('2026-11-22')) {
      assert.ok('externalId' in customer && ids.has(customer.externalId));
    }
  });
});

describe('demo identifiers', () => {
  it('have account numbers with right check digits', () => {
    const payments = documents.flatMap(({ payment }) => payment ?? []);
    const accounts = payments.flatMap(({ creditTransfers, directDebit }) => [
      ...creditTransfers.map(({ account }) => account),
      ...(directDebit?.debitedAccount ? [directDebit.debitedAccount] : []),
    ]);
    assert.ok(new Set(accounts).size >= 3);
    for (const account of new Set(accounts)) assert.equal(mod97(account), 1n, account);
  });

  it('have creditor identifiers with right check digits', () => {
    const creditors = new Set(documents.flatMap(({ payment }) => payment?.directDebit?.creditor ?? []));
    assert.ok(creditors.size > 0);
    for (const creditor of creditors) assert.equal(mod97(creditor.slice(0, 4) + creditor.slice(7)), 1n, creditor);
  });

  it('have French numbers that check and belong together', () => {
    const french = parties.filter(({ address }) => address?.country === 'FR');
    for (const { legalRegistration, taxId } of french) {
      const siren = legalRegistration?.value ?? '';
      assert.equal(luhn(siren), 0, siren);
      if (taxId === null) continue;
      const key = (12 + 3 * (Number(siren) % 97)) % 97;
      assert.equal(taxId, `FR${String(key).padStart(2, '0')}${siren}`);
    }
    assert.ok(french.length > 0);
  });

  it('write mail only to domains that nobody can own', () => {
    for (const { contact } of parties) assert.match(contact?.email ?? '', /\.example$/);
  });
});
