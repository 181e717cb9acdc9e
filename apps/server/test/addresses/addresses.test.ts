import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressCountries, addressFormat } from '../../src/addresses/address-format.ts';
import { addressProblems } from '../../src/addresses/check-address.ts';
import { addressFromDocument, documentAddress } from '../../src/addresses/document-address.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { publicAddresses } from './public-addresses.ts';

type Address = Schemas['BillingAddress'];

const problems = (address: Address) =>
  addressProblems(address, '/address').map(({ pointer, code }) => `${pointer} ${code}`);
const addressIn = (country: string): Address => {
  const found = publicAddresses.find((address) => address.country === country);
  assert.ok(found, country);
  return found;
};
const fieldsOf = (country: string) => addressFormat(country)?.fields ?? [];
const rowsOf = (country: string) => {
  const rows: string[][] = [];
  for (const { field, row } of fieldsOf(country)) (rows[row] ??= []).push(field);
  return rows;
};

describe('real addresses', () => {
  it('are of more than forty countries', () => {
    assert.ok(new Set(publicAddresses.map(({ country }) => country)).size > 50);
  });

  for (const address of publicAddresses) {
    it(`pass in ${address.country}, survive a document, and are refused without what is required`, () => {
      assert.deepEqual(problems(address), []);
      const required = fieldsOf(address.country).filter((field) => field.required);
      for (const { field } of required) {
        const without = { ...address, [field]: field === 'lines' ? ['-'] : null };
        assert.deepEqual(problems(without), [`/address/${field} required`]);
      }
      const postalCode = fieldsOf(address.country).find(({ field }) => field === 'postalCode');
      if (postalCode?.pattern) {
        assert.deepEqual(problems({ ...address, postalCode: '!' }), ['/address/postalCode pattern']);
      }
      const { dependentLocality, sortingCode } = address;
      if (dependentLocality === null && sortingCode === null) {
        assert.deepEqual(addressFromDocument(documentAddress(address), address.country), address);
      }
    });
  }

  it('are refused in another country, naming the field and an example', () => {
    const [problem] = addressProblems({ ...addressIn('DE'), country: 'FR', postalCode: '1' }, '/address');
    assert.equal(problem?.pointer, '/address/postalCode');
    assert.match(problem.message, /such as 33380/);
    assert.deepEqual(problems({ ...addressIn('US'), subdivision: 'XX' }), ['/address/subdivision enum']);
    assert.deepEqual(problems({ ...addressIn('GB'), subdivision: 'Kent' }), ['/address/subdivision not_used']);
    assert.deepEqual(problems({ ...addressIn('GB'), country: 'ZZ' }), ['/address/country country']);
  });
});

describe('the form of addresses', () => {
  it('is there for every country, with a street, patterns that browsers take, and examples that match', () => {
    const { countries } = addressCountries();
    assert.ok(countries.length >= 252);
    assert.deepEqual(countries, countries.toSorted());
    for (const country of countries) {
      const fields = fieldsOf(country);
      assert.ok(
        fields.some(({ field }) => field === 'lines'),
        country,
      );
      assert.equal(new Set(fields.map(({ field }) => field)).size, fields.length, country);
      for (const { pattern, example, options } of fields) {
        if (pattern !== null) assert.match(example ?? '', new RegExp(`^(?:${pattern})$`, 'v'), country);
        const values = options?.map(({ value }) => value) ?? [];
        assert.equal(new Set(values).size, values.length, country);
      }
    }
  });

  it('begins with the postal code and the prefecture in Japan, the country first', () => {
    assert.deepEqual(rowsOf('JP'), [['postalCode'], ['subdivision'], ['lines']]);
    assert.equal(addressFormat('JP')?.countryPosition, 'first');
    assert.equal(fieldsOf('JP')[1]?.label, 'prefecture');
    assert.equal(fieldsOf('JP')[1]?.options?.length, 47);
  });

  it('is that of countries that write from right to left', () => {
    assert.deepEqual(rowsOf('IL'), [['lines'], ['city', 'postalCode']]);
    assert.deepEqual(rowsOf('SA'), [['lines'], ['city', 'postalCode']]);
    assert.deepEqual(rowsOf('AE'), [['lines'], ['subdivision']]);
  });

  it('names subdivisions in Latin letters, or in those of the country', () => {
    const names = (isLatin: boolean, country: string) =>
      addressFormat(country, isLatin)
        ?.fields.find(({ field }) => field === 'subdivision')
        ?.options?.map(({ name }) => name);
    assert.ok(names(true, 'JP')?.includes('Tokyo') && names(false, 'JP')?.includes('東京都'));
    assert.ok(names(true, 'AE')?.includes('Abu Dhabi') && names(false, 'AE')?.includes('أبو ظبي'));
    for (const { country } of publicAddresses) {
      for (const name of names(true, country) ?? [])
        assert.match(name, /^[\p{Script=Latin}\p{Script=Common}\p{M}]+$/u, country);
    }
  });

  it('has a place for CEDEX beside French cities', () => {
    assert.deepEqual(rowsOf('FR'), [['lines'], ['postalCode', 'city', 'sortingCode']]);
  });

  it('calls parts as the country does', () => {
    const labels = (country: string) => fieldsOf(country).map(({ label }) => label);
    assert.deepEqual(labels('US'), ['address', 'city', 'state', 'zip_code']);
    assert.deepEqual(labels('IE'), ['address', 'village_township', 'city', 'county', 'eircode']);
    assert.deepEqual(labels('IN'), ['address', 'city', 'pin_code', 'state']);
  });
});

describe('an address of a document', () => {
  it('finds its subdivision by name in any script, or by code', () => {
    const codes = ['IT-RM', 'rm', 'Roma'].map(
      (subdivision) => addressFromDocument({ ...documentAddress(addressIn('IT')), subdivision }, 'IT').subdivision,
    );
    assert.deepEqual(codes, ['RM', 'RM', 'RM']);
    const tokyo = { ...documentAddress(addressIn('JP')), subdivision: '東京都' };
    assert.equal(addressFromDocument(tokyo, 'JP').subdivision, '13');
  });

  it('has districts as lines and CEDEX beside the city', () => {
    assert.deepEqual(documentAddress(addressIn('FR')).city, 'Paris CEDEX 07');
    assert.deepEqual(documentAddress(addressIn('CN')).lines, ['景山前街4号', '东城区']);
  });
});
