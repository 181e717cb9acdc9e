import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { checkTaxIdForm } from '../../src/tax-ids/check-format.ts';
import { publishedExamples } from './published-examples.ts';

const fixture = new URL('../../../../../shared/fixtures/tax-ids/vat-sample.json', import.meta.url);

interface CountryList {
  codes: [string, ...string[]];
  valid: string[];
  invalid: string[];
}

const lists = JSON.parse(readFileSync(fixture, 'utf8')) as Record<string, CountryList>;
const formOf = (value: string, country: string) => checkTaxIdForm(value, country).form;

describe('the form of a tax id', () => {
  for (const { country, right, wrong } of publishedExamples) {
    it(`is checked as ${country} publishes it`, () => {
      for (const value of right) assert.equal(formOf(value, country), 'right', value);
      for (const value of wrong) assert.equal(formOf(value, country), 'wrong', value);
    });
  }

  for (const [name, { codes, valid, invalid }] of Object.entries(lists)) {
    it(`is checked as in the published list of ${name}`, () => {
      assert.ok(valid.length > 15 && invalid.length > 2);
      for (const value of valid) assert.equal(formOf(value, codes[0]), 'right', value);
      for (const value of invalid) assert.equal(formOf(value, codes[0]), 'wrong', value);
    });
  }

  it('is known for the members of the EU, Northern Ireland, the United Kingdom, Switzerland and Norway', () => {
    assert.equal(publishedExamples.length, 27 + 1 + 3);
  });

  it('is wrong in another country, and with any one digit changed', () => {
    assert.equal(formOf('DE136695976', 'FR'), 'wrong');
    assert.equal(formOf('FR83404833048', 'DE'), 'wrong');
    const number = '83404833048';
    for (let position = 0; position < number.length; position += 1) {
      const changed = `FR${number.slice(0, position)}${(Number(number[position]) + 1) % 10}${number.slice(position + 1)}`;
      assert.equal(formOf(changed, 'FR'), 'wrong', changed);
    }
  });

  it('is stored in upper case, without separators, with the prefix of its scheme', () => {
    const values = {
      GR: ['094259216', 'EL094259216'],
      BE: ['be 428.759.497', 'BE0428759497'],
      CH: ['che-107.787.577 mwst', 'CHE107787577MWST'],
      LI: ['CHE-107.787.577', 'CHE107787577'],
      NO: ['no 995 525 828 mva', 'NO995525828MVA'],
      GB: ['xi 980 7806 84', 'XI980780684'],
      MC: ['fr 53 000 004 605', 'FR53000004605'],
      FR: ['ＦＲ\u202e83404833048', 'FR83404833048'],
    };
    for (const [country, [typed = '', stored]] of Object.entries(values)) {
      assert.equal(checkTaxIdForm(typed, country).value, stored, typed);
    }
  });

  it('is not judged where no scheme is known, and keeps every sign that belongs to the number', () => {
    assert.deepEqual(checkTaxIdForm('ña&900101-ab1', 'MX'), {
      value: 'ÑA&900101AB1',
      form: 'unknown_scheme',
      prefix: null,
      number: 'ÑA&900101AB1',
    });
    assert.equal(formOf('27AAPFU0939F1ZV', 'IN'), 'unknown_scheme');
    assert.equal(formOf('- . -', 'US'), 'wrong');
  });
});
