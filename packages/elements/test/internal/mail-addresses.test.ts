import { expect } from '@open-wc/testing';
import { addAddresses, isAddress, mostRecipients, readText } from '../../src/internal/mail-addresses.js';

const addresses = [
  'ada@lumen.example',
  'ada.byron+invoices@sub.lumen.example',
  "o'hara@lumen.example",
  'ada@café.example',
  'ada@xn--caf-dma.example',
  'a@b.co',
];

const faults: [name: string, text: string][] = [
  ['nothing before the @', '@lumen.example'],
  ['nothing behind the @', 'ada@'],
  ['no dot in the domain', 'ada@lumen'],
  ['two @', 'ada@home@lumen.example'],
  ['two dots together', 'ada..byron@lumen.example'],
  ['a number for a domain', 'ada@127.0.0.1'],
  ['a hyphen at the end of a label', 'ada@lumen-.example'],
  ['letters that old mail servers do not take', 'adà@lumen.example'],
  ['another header', 'ada@lumen.example%0d%0aBcc:eve'],
  ['a quoted part', '"ada byron"@lumen.example'],
  ['10,000 characters', `${'a'.repeat(10_000)}@lumen.example`],
  ['a part of 65 characters before the @', `${'a'.repeat(65)}@lumen.example`],
];

describe('recipients', () => {
  for (const address of addresses) {
    it(`should take ${address}`, () => expect(isAddress(address)).to.equal(true));
  }

  for (const [name, text] of faults) {
    it(`should not take ${name}`, () => expect(isAddress(text)).to.equal(false));
  }

  it('should find the addresses in a list of a mail program', () => {
    const text = 'Ada Byron <ada@lumen.example>, "Hopper; Grace" <grace@lumen.example>;\nalan@lumen.example';
    expect(readText(text)).to.deep.equal({
      addresses: ['ada@lumen.example', 'grace@lumen.example', 'alan@lumen.example'],
      faults: [],
    });
  });

  it('should keep apart what is no address', () => {
    expect(readText('ada@lumen.example, grace@lumen')).to.deep.equal({
      addresses: ['ada@lumen.example'],
      faults: ['grace@lumen'],
    });
  });

  it('should read a very long text at once', () => {
    expect(readText('<'.repeat(20_000)).addresses).to.deep.equal([]);
    expect(readText('a '.repeat(20_000)).faults).to.have.length(20_000);
  });

  it('should count the same address once, and stop at the most', () => {
    expect(addAddresses(['ada@lumen.example'], ['ADA@lumen.example', 'a@b.co']).recipients).to.have.length(2);
    const many = Array.from({ length: mostRecipients + 3 }, (_, index) => `p${String(index)}@b.co`);
    const { recipients, left } = addAddresses([], many);
    expect([recipients.length, left.length]).to.deep.equal([mostRecipients, 3]);
  });
});
