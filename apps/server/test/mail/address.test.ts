import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import addressparser from 'nodemailer/lib/addressparser';
import { readAddress, type AddressFault } from '../../src/mail/address.ts';

const good: [given: string, address: string][] = [
  ['compta@atelier.example', 'compta@atelier.example'],
  ['First.Last+tag@Sub.Example.COM', 'First.Last+tag@sub.example.com'],
  ["o'brien@example.ie", "o'brien@example.ie"],
  ['x@bücher.example', 'x@xn--bcher-kva.example'],
  ['x@例え.テスト', 'x@xn--r8jz45g.xn--zckzah'],
  [`${'a'.repeat(64)}@${'b'.repeat(63)}.example`, `${'a'.repeat(64)}@${'b'.repeat(63)}.example`],
];

const bad: [given: string, fault: AddressFault][] = [
  ['a@x.example\r\nRCPT TO:<evil@x.example>', 'not_one_address'],
  ['a@x.example\nBcc: evil@x.example', 'not_one_address'],
  ['a@x.example\u2028evil@x.example', 'not_one_address'],
  ['a@x.example\u0000', 'not_one_address'],
  ['a@x.example, evil@x.example', 'not_one_address'],
  ['a@x.example;evil@x.example', 'not_one_address'],
  ['a@x.example evil@x.example', 'not_one_address'],
  ['Zoé <zoe@x.example>', 'not_one_address'],
  ['<zoe@x.example>', 'not_one_address'],
  ['"a b"@x.example', 'not_one_address'],
  ['a(comment)@x.example', 'not_one_address'],
  ['group:a@x.example', 'not_one_address'],
  ['a\\@b@x.example', 'not_one_address'],
  ['a@b@x.example', 'not_one_address'],
  ['@x.example', 'not_one_address'],
  ['a@', 'not_one_address'],
  ['a', 'not_one_address'],
  ['', 'not_one_address'],
  [' a@x.example', 'not_one_address'],
  ['a@x.exa\u200bmple', 'not_one_address'],
  ['a\u202e@x.example', 'not_one_address'],
  ['a＠x.example', 'not_one_address'],
  ['a@[127.0.0.1]', 'not_one_address'],
  ['a@[IPv6:::1]', 'not_one_address'],
  [`${'a'.repeat(10_000)}@x.example`, 'too_long'],
  [`a@${'x.'.repeat(5_000)}example`, 'too_long'],
  [`${'a'.repeat(64)}@${`${'é'.repeat(25)}.`.repeat(6)}example`, 'too_long'],
  [`${'a'.repeat(65)}@x.example`, 'local_part'],
  ['.a@x.example', 'local_part'],
  ['a.@x.example', 'local_part'],
  ['a..b@x.example', 'local_part'],
  ['zoé@x.example', 'local_part_not_ascii'],
  ['用户@例え.テスト', 'local_part_not_ascii'],
  ['a@localhost', 'domain'],
  ['a@127.0.0.1', 'domain'],
  ['a@0x7f.1', 'domain'],
  ['a@-x.example', 'domain'],
  ['a@x-.example', 'domain'],
  ['a@x..example', 'domain'],
  ['a@.example', 'domain'],
  ['a@x.example.', 'domain'],
  ['a@x_y.example', 'domain'],
  ['a@x%0d%0a.example', 'domain'],
  ['a@x/../evil.example', 'domain'],
  [`a@${'b'.repeat(64)}.example`, 'domain'],
  ['a@xn--\u00fcber.example', 'domain'],
  ['a@x。example', 'domain'],
];

describe('a mail address', () => {
  for (const [given, address] of good) {
    it(`is read from ${given.slice(0, 60)}`, () => {
      assert.deepEqual(readAddress(given), { address, folded: address.toLowerCase() });
    });
  }

  for (const [given, fault] of bad) {
    it(`is not ${JSON.stringify(given.slice(0, 60))}: ${fault}`, () => assert.equal(readAddress(given), fault));
  }

  it('is never more than one, and never anything else, to a mail library', () => {
    const part = fc.string({ unit: 'binary', maxLength: 12 });
    const plain = fc.constantFrom(
      'a',
      'b.c',
      'x.example',
      'é',
      '\r\n',
      ',',
      '<',
      '>',
      '"',
      '(',
      '@',
      ' ',
      ':',
      '%',
      '\\',
    );
    const text = fc.array(fc.oneof(part, plain), { maxLength: 8 }).map((parts) => parts.join(''));
    const candidates = fc.oneof(
      text,
      fc.tuple(text, text).map(([local, domain]) => `${local}@${domain}.example`),
    );
    fc.assert(
      fc.property(candidates, (candidate) => {
        const read = readAddress(candidate);
        if (typeof read === 'string') return;
        assert.match(read.address, /^[\x21-\x7e]+@[a-z\d.-]+$/);
        assert.deepEqual(addressparser(read.address), [{ name: '', address: read.address }]);
        assert.deepEqual(readAddress(read.address), read);
      }),
      { numRuns: 5_000 },
    );
  });
});
