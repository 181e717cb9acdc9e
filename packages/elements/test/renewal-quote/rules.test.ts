import { expect } from '@open-wc/testing';
import type { Capability, QuoteStatus, RenewalQuote } from '@portico/client';
import { quoteWith } from '@portico/testing';
import { nextLook } from '../../src/components/renewal-quote/next-look.js';
import { isOpen, possibleActions, type QuoteAction } from '../../src/components/renewal-quote/quote-rules.js';
import { subscription } from './mount.js';

const everything: Capability[] = ['quotes:read', 'quotes:request', 'quotes:accept', 'quotes:send'];
const now = Date.parse('2026-11-22T12:00:00Z');

const actionsByStatus: Record<QuoteStatus, QuoteAction[]> = {
  requested: ['withdraw'],
  preparing: ['withdraw'],
  under_review: ['withdraw'],
  ready: ['accept', 'download', 'send', 'purchase-order', 'withdraw'],
  accepted: ['download', 'send'],
  declined: ['request'],
  withdrawn: ['request', 'download'],
  expired: ['request', 'download'],
  superseded: ['request', 'download'],
  failed: ['retry', 'withdraw'],
};
const statuses = Object.keys(actionsByStatus) as QuoteStatus[];

function look(status: QuoteStatus, more: Partial<RenewalQuote> = {}, looks = 0, retryAfter?: number) {
  return nextLook({ value: quoteWith(status, subscription, more), etag: '"1"', retryAfter }, looks, now);
}

describe('possibleActions', () => {
  it('should name what can be done in each status', () => {
    for (const status of statuses) {
      const found = possibleActions(quoteWith(status, subscription), everything, now);
      expect(found, status).to.deep.equal(actionsByStatus[status]);
    }
    expect(possibleActions(undefined, everything, now)).to.deep.equal(['request']);
  });

  it('should leave out what the session may not do', () => {
    const left = (capabilities: Capability[]) =>
      possibleActions(quoteWith('ready', subscription), capabilities, now).join(' ');
    expect(left(['quotes:read'])).to.equal('download');
    expect(left(['quotes:read', 'quotes:send'])).to.equal('download send');
    expect(left(['quotes:read', 'quotes:accept'])).to.equal('accept download');
    expect(left(['quotes:read', 'quotes:request'])).to.equal('download purchase-order withdraw');
    expect(left(['quotes:request', 'quotes:accept', 'quotes:send']), 'nothing is done unseen').to.equal('');
  });

  it('should not try again what cannot succeed, and offer no file that is not there', () => {
    const failed = quoteWith('failed', subscription, { failure: { attempts: 1, retryable: false } });
    expect(possibleActions(failed, everything, now)).to.deep.equal(['withdraw']);
    const remade = quoteWith('ready', subscription, { document: null });
    expect(possibleActions(remade, everything, now)).to.deep.equal(['withdraw']);
  });

  it('should offer a new request wherever no quote is in its way, unless a renewal is agreed', () => {
    for (const status of statuses.filter((one) => one !== 'accepted')) {
      const quote = quoteWith(status, subscription);
      expect(possibleActions(quote, everything, now).includes('request'), status).to.equal(!isOpen(quote));
    }
  });
});

describe('nextLook', () => {
  it('should come with growing pauses while the server works', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6, 20].map((looks) => look('preparing', {}, looks));
    expect(pauses).to.deep.equal([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(look('ready', { document: null })).to.equal(1_000);
  });

  it('should not come before the server wants it', () => {
    expect(look('requested', {}, 0, 5_000)).to.equal(5_000);
    expect(look('requested', {}, 4, 5_000)).to.equal(16_000);
    expect(look('under_review', {}, 0, 300_000)).to.equal(300_000);
    expect(look('under_review')).to.equal(60_000);
  });

  it('should come when the time of a quote is over, as long as a timer can run', () => {
    expect(look('ready', { validUntil: '2026-11-22T12:01:00Z' })).to.equal(61_000);
    expect(look('ready', { validUntil: '2026-11-22T11:00:00Z' }), 'a clock that is ahead').to.equal(60_000);
    expect(look('ready', { validUntil: '2028-01-01T00:00:00Z' })).to.equal(2 ** 31 - 1);
    expect(look('ready', { validUntil: null })).to.equal(undefined);
  });

  it('should not come where nothing happens by itself', () => {
    for (const status of ['accepted', 'declined', 'withdrawn', 'expired', 'superseded', 'failed'] as const) {
      expect(look(status), status).to.equal(undefined);
    }
  });
});
