import type { Capability, RenewalQuote } from '@portico/client';

/** What can be done about a quote. */
export type QuoteAction = 'request' | 'download' | 'accept' | 'send' | 'purchase-order' | 'retry' | 'withdraw';

/** What each action needs beside `quotes:read`. */
const neededFor: Readonly<Record<QuoteAction, Capability>> = {
  request: 'quotes:request',
  download: 'quotes:read',
  accept: 'quotes:accept',
  send: 'quotes:send',
  'purchase-order': 'quotes:request',
  retry: 'quotes:request',
  withdraw: 'quotes:request',
};

/** Whether the server is at work on a quote or its document, so that it changes by itself within moments. */
export function isUnderWay({ status, document }: RenewalQuote): boolean {
  return status === 'requested' || status === 'preparing' || (status === 'ready' && !document);
}

/** Whether a quote stands in the way of another one for the same subscription. */
export function isOpen({ status }: RenewalQuote): boolean {
  switch (status) {
    case 'requested':
    case 'preparing':
    case 'under_review':
    case 'ready':
    case 'failed':
      return true;
    case 'accepted':
    case 'declined':
    case 'withdrawn':
    case 'expired':
    case 'superseded':
      return false;
  }
}

/**
 * What can be done, the most likely first.
 *
 * @param quote the newest one; undefined when none was asked for yet
 * @param now in milliseconds
 */
export function possibleActions(
  quote: RenewalQuote | undefined,
  capabilities: readonly Capability[],
  now: number,
): readonly QuoteAction[] {
  if (!capabilities.includes('quotes:read')) return [];
  return actionsOf(quote, now).filter((action) => capabilities.includes(neededFor[action]));
}

function actionsOf(quote: RenewalQuote | undefined, now: number): readonly QuoteAction[] {
  if (!quote) return ['request'];
  const { status, document, failure, term } = quote;
  const download: readonly QuoteAction[] = document ? ['download'] : [];
  const file: readonly QuoteAction[] = document ? ['download', 'send'] : [];
  switch (status) {
    case 'requested':
    case 'preparing':
    case 'under_review':
      return ['withdraw'];
    case 'ready':
      return document ? ['accept', ...file, 'purchase-order', 'withdraw'] : ['withdraw'];
    case 'failed':
      return failure?.retryable === false ? ['withdraw'] : ['retry', 'withdraw'];
    case 'accepted':
      // The term that was agreed has to begin before another one can be quoted.
      return Date.parse(term.start) > now ? file : ['request', ...file];
    case 'declined':
    case 'withdrawn':
    case 'expired':
    case 'superseded':
      return ['request', ...download];
  }
}
