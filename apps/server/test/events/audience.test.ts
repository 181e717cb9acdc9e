import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mayHear } from '../../src/events/audience.ts';
import type { Capability } from '../../src/http/operations.ts';

describe('who hears of a change', () => {
  const hears = (type: Parameters<typeof mayHear>[1], ...capabilities: Capability[]) =>
    mayHear({ capabilities: new Set(capabilities) }, type);

  it('is whoever may read what has changed', () => {
    assert.ok(hears('renewal_quote.changed', 'quotes:read'));
    assert.ok(!hears('renewal_quote.changed', 'invoices:read', 'quotes:send'));
    assert.ok(hears('profile.changed'));
  });

  it('is for a mail whoever may read one of the documents that mails carry', () => {
    for (const capability of ['invoices:read', 'quotes:read'] as const)
      assert.ok(hears('delivery.changed', capability));
    assert.ok(!hears('delivery.changed', 'subscription:read', 'quotes:request'));
  });
});
