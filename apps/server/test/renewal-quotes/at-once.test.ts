import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { openQuotes } from './quote-world.ts';

const requests = 200;

it(`gives ${requests} people who ask for the same subscription at once the same quote`, async (test) => {
  const world = await openQuotes(test);
  const replies = await Promise.all(
    Array.from({ length: requests }, async () => {
      const response = await world.request();
      return { status: response.status, quote: (await response.json()) as Schemas['RenewalQuote'] };
    }),
  );
  const withStatus = (wanted: number) => replies.filter(({ status }) => status === wanted).length;
  assert.deepEqual([withStatus(202), withStatus(200)], [1, requests - 1]);
  const [id = '', ...others] = new Set(replies.map(({ quote }) => quote.id));
  assert.deepEqual(others, []);

  await world.quoteWhen(id, ({ status }) => status === 'ready');
  const { items } = await world.read<Schemas['RenewalQuotePage']>('atelier', '/renewal-quotes');
  assert.deepEqual(
    items.map((quote) => [quote.id, quote.number]),
    [[id, 'Q-2030-0001']],
  );
  const { items: entries } = await world.read<Schemas['ActivityPage']>('atelier', '/activity');
  assert.equal(entries.filter(({ action }) => action === 'quote_requested').length, 1);
  // Whoever asks once it is ready gets that one.
  const late = await world.request({ terms: { termMonths: 36 } });
  assert.deepEqual([late.status, ((await late.json()) as Schemas['RenewalQuote']).id], [200, id]);
});
