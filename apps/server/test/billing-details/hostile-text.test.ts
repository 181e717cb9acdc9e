import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { problemOf } from '../http/running-server.ts';
import { inputOf, openDetailsServer, type Details, type DetailsServer, type Input } from './details-server.ts';

const fixture = new URL('../../../../../shared/fixtures/text/naughty-strings-sample.json', import.meta.url);
const naughty = JSON.parse(readFileSync(fixture, 'utf8')) as string[];
const hostile = [
  ...naughty,
  '\u202egnp.exe',
  '\u2066isolated',
  'null\u0000byte',
  '\ud800',
  'e\u0301'.repeat(100),
  '😀'.repeat(200),
  ' spaced ',
  '\r\nBcc: everyone@host.example',
];

/** A place for a text in the details; undefined where it holds a list of another kind. */
const places: Readonly<Record<string, (input: Input, text: string) => Input>> = {
  companyName: (input, text) => ({ ...input, companyName: text }),
  contactName: (input, text) => ({ ...input, contact: { ...input.contact, name: text } }),
  phone: (input, text) => ({ ...input, contact: { ...input.contact, phone: text } }),
  line: (input, text) => ({ ...input, address: { ...input.address, lines: [text, 'Second'] } }),
  city: (input, text) => ({ ...input, address: { ...input.address, city: text } }),
  postalCode: (input, text) => ({ ...input, address: { ...input.address, postalCode: text } }),
  sortingCode: (input, text) => ({ ...input, address: { ...input.address, sortingCode: text } }),
  subdivision: (input, text) => ({ ...input, address: { ...input.address, subdivision: text } }),
  country: (input, text) => ({ ...input, address: { ...input.address, country: text } }),
  taxId: (input, text) => ({ ...input, taxId: text }),
  recipient: (input, text) => ({ ...input, invoiceRecipients: [text] }),
  purchaseOrder: (input, text) => ({ ...input, purchaseOrderReference: text }),
};

describe('hostile text in billing details', () => {
  let world: DetailsServer;
  before(async () => {
    world = await openDetailsServer();
    await world.addCustomer('hostile');
  });
  after(() => world.close());

  for (const [place, put] of Object.entries(places)) {
    it(`is kept as it is or refused in words, in ${place}`, async () => {
      let { details, etag } = await world.read('hostile');
      let kept = 0;
      for (const text of hostile) {
        const wanted = put(inputOf(details), text);
        const response = await world.save('hostile', wanted, etag);
        if (response.status === 200) {
          kept += 1;
          details = (await response.json()) as Details;
          etag = response.headers.get('ETag') ?? '';
          assert.deepEqual(inputOf(details), wanted, JSON.stringify(text));
        } else {
          const { code, fields = [] } = await problemOf(response);
          assert.equal(response.status, 422, `${JSON.stringify(text)} ${code}`);
          assert.ok(fields.length > 0 && fields.every(({ pointer }) => pointer.startsWith('/')), JSON.stringify(text));
        }
      }
      assert.deepEqual((await world.read('hostile')).details, details);
      const isFree = ['companyName', 'contactName', 'phone', 'line', 'city', 'sortingCode', 'purchaseOrder'];
      if (isFree.includes(place)) assert.ok(kept > 90, `${kept}`);
      else assert.ok(kept <= 1, `${kept}`);
    });
  }

  it('changes nothing of the prototype of objects', async () => {
    const body = '{"__proto__":{"companyName":"x"},"constructor":{"prototype":{"x":1}}}';
    const { etag } = await world.read('hostile');
    const headers = { 'Content-Type': 'application/json', 'If-Match': etag };
    const { status } = await world.ask('hostile', '/billing-details', { method: 'PUT', headers, body });
    assert.ok(status === 400 || status === 422, `${status}`);
    assert.equal(({} as Record<string, unknown>)['x'], undefined);
  });
});
