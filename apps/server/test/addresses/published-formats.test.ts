import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { addressFormat } from '../../src/addresses/address-format.ts';

const fixture = new URL('../../../../../shared/fixtures/addresses/countries.json', import.meta.url);

interface PublishedFormat {
  fmt?: string;
  require?: string;
  zipex?: string;
}

const published = JSON.parse(readFileSync(fixture, 'utf8')) as Record<string, PublishedFormat>;
const letters: Readonly<Record<string, string>> = {
  A: 'lines',
  D: 'dependentLocality',
  C: 'city',
  Z: 'postalCode',
  X: 'sortingCode',
  S: 'subdivision',
};
const named = (text: string): string[] =>
  text
    .split('')
    .map((letter) => letters[letter])
    .filter((name) => name !== undefined);

/**
 * Where the data of the library, which is newer, differs from the published sample: reforms of postal codes (Ecuador,
 * Korea), orders that posts have turned round, and parts that are no longer asked for or newly so. Côte d’Ivoire writes its code twice and is asked for it once.
 */
const newer = {
  order: 'BY CI CR KG MN PH RU UA',
  postalCodes: 'BY EC EE GB KR SO',
  withoutField: 'AD AE BY CD CK FK GB GG GS GU HT IM IO JE JP KG LR MN PN SH SR ST TC TV',
  required: 'AD AE GU JP MX RU',
};

describe('the formats of the library', () => {
  const regions = Object.entries(published).filter(([country]) => country !== 'ZZ');
  const different = (differs: (country: string, format: PublishedFormat) => boolean) =>
    regions
      .filter(([country, format]) => differs(country, format))
      .map(([country]) => country)
      .join(' ');
  const fieldsOf = (country: string) => addressFormat(country)?.fields ?? [];
  const orderOf = ({ fmt = '' }: PublishedFormat) =>
    named([...fmt.matchAll(/%([A-Z])/g)].map(([, letter]) => letter).join(''));

  it('are there for all regions of the published sample', () => {
    assert.equal(regions.length, 252);
    for (const [country] of regions) assert.ok(addressFormat(country), country);
  });

  it('have the published order', () => {
    const turned = different((country, format) => {
      const order = orderOf(format);
      const ours = fieldsOf(country).map(({ field }) => field as string);
      const common = order.filter((name) => ours.includes(name));
      return common.join() !== ours.filter((name) => order.includes(name)).join();
    });
    assert.equal(turned, newer.order);
  });

  it('have the published fields', () => {
    const without = different((country, format) =>
      orderOf(format).some((name) => !fieldsOf(country).some(({ field }) => field === name)),
    );
    assert.equal(without, newer.withoutField);
  });

  it('ask for the published fields', () => {
    const asking = different((country, { require }) => {
      if (require === undefined) return false;
      const ours = fieldsOf(country).filter((field) => field.required);
      return (
        named(require).toSorted().join() !==
        ours
          .map(({ field }) => field as string)
          .toSorted()
          .join()
      );
    });
    assert.equal(asking, newer.required);
  });

  it('take the published postal codes', () => {
    const refusing = different((country, { zipex = '' }) => {
      const pattern = fieldsOf(country).find(({ field }) => field === 'postalCode')?.pattern;
      const examples = zipex.split(',').filter((example) => example !== '');
      return Boolean(pattern) && examples.some((example) => !new RegExp(`^(?:${pattern})$`, 'v').test(example));
    });
    assert.equal(refusing, newer.postalCodes);
  });
});
