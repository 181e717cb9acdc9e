import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { returnUrlFor } from '../../src/payments/return-url.ts';
import { problem } from '../invoices/invoice-services.ts';

const allowed = ['https://host.example', 'http://127.0.0.1:4100'];

const hostile: Record<string, string> = {
  'another origin': 'https://evil.example/invoices',
  'another port': 'https://host.example:8443/',
  'another scheme': 'http://host.example/',
  'a longer host': 'https://host.example.evil.example/',
  'a host that ends alike': 'https://evilhost.example/',
  'the host as a user': 'https://host.example@evil.example/',
  'a user at the host': 'https://user:secret@host.example/',
  script: 'javascript:alert(1)',
  'script with a host': 'javascript://host.example/%0aalert(1)',
  data: 'data:text/html,https://host.example/',
  'a protocol-relative address': '//evil.example/',
  'a path': '/invoices',
  backslashes: 'https:\\\\evil.example',
  'a backslash before the host': 'https://evil.example\\@host.example/',
  'a line break': 'https://host.example/\n//evil.example',
  'a tab in the scheme': 'java\tscript:alert(1)',
  'space before': ' https://host.example/',
  'an encoded host': 'https://host.example%2eevil.example/',
  'an encoded slash in the host': 'https://evil.example%2f@host.example/',
  'full-width letters that become another host': 'https://ｅvil.example/',
  'a null byte': 'https://host.example/\u0000',
  'an empty host': 'https:///host.example/',
  nothing: '',
  file: 'file://host.example/etc/passwd',
};

describe('the address that the browser returns to', () => {
  for (const [name, url] of Object.entries(hostile)) {
    it(`is refused when it is ${name}`, () => {
      assert.throws(() => returnUrlFor(url, allowed, 'pay_1'), problem('return_url_not_allowed'));
    });
  }

  it('keeps path, query and fragment of a page of the host, and carries the payment', () => {
    assert.equal(
      returnUrlFor('https://host.example/a%2Fb?page=2&billing_payment=old#top', allowed, 'pay_1'),
      'https://host.example/a%2Fb?page=2&billing_payment=pay_1#top',
    );
    assert.equal(
      returnUrlFor('http://127.0.0.1:4100/', allowed, 'pay_1'),
      'http://127.0.0.1:4100/?billing_payment=pay_1',
    );
  });
});
