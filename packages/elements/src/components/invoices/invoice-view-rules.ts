import type { InvoiceSort, InvoiceStatus } from '@portico/client';
import type { InvoiceView } from '../../events/billing-view-change-event.js';

/** What is shown when the host says nothing else. */
export const defaultView: InvoiceView = { page: 1, sort: '-issueDate', status: [], limit: 25 };

/** Longest text that the contract lets search for. */
export const longestText = 200;

const sorts: Record<InvoiceSort, true> = {
  issueDate: true,
  '-issueDate': true,
  dueDate: true,
  '-dueDate': true,
  number: true,
  '-number': true,
  amount: true,
  '-amount': true,
  status: true,
  '-status': true,
};

const statusSet: Record<InvoiceStatus, true> = {
  open: true,
  overdue: true,
  partly_paid: true,
  paid: true,
  credited: true,
  issued: true,
  settled: true,
};

/** Every status, what is to be paid first. */
export const statuses = Object.keys(statusSet) as InvoiceStatus[];

/** What one part of a view may be. */
export interface ViewRule {
  accepts: (value: unknown) => boolean;
  /** Ends the sentence "must be …", for the developer of a host. */
  expected: string;
}

const id: ViewRule = { accepts: matching(/^[A-Za-z0-9_-]{1,64}$/), expected: 'an id' };
const day: ViewRule = { accepts: isDay, expected: 'an ISO date such as 2026-11-22' };

/** What each part of a view may be. */
export const viewRules: Readonly<Record<keyof InvoiceView, ViewRule>> = {
  page: { accepts: (value) => isWhole(value, Number.MAX_SAFE_INTEGER), expected: 'a whole number from 1' },
  cursor: { accepts: (value) => isText(value, 1000), expected: 'a text' },
  sort: { accepts: (value) => isKeyOf(sorts, value), expected: `one of ${Object.keys(sorts).join(', ')}` },
  status: {
    accepts: (value) => Array.isArray(value) && value.every((word) => isKeyOf(statusSet, word)),
    expected: `a list of ${statuses.join(', ')}`,
  },
  type: { accepts: (value) => value === 'invoice' || value === 'credit_note', expected: 'invoice or credit_note' },
  issuedFrom: day,
  issuedTo: day,
  text: {
    accepts: (value) => isText(value, longestText),
    expected: `a text of 1 to ${String(longestText)} characters`,
  },
  currency: { accepts: matching(/^[A-Z]{3}$/), expected: 'a currency such as EUR' },
  subscriptionId: id,
  limit: { accepts: (value) => isWhole(value, 200), expected: 'a whole number from 1 to 200' },
  open: id,
};

function isWhole(value: unknown, largest: number): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= largest;
}

/** Control characters mean nothing in a search, and the server's database has no place for them. */
function isText(value: unknown, longest: number): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= longest && !/\p{Cc}/u.test(value);
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isKeyOf(set: object, value: unknown): boolean {
  return typeof value === 'string' && Object.hasOwn(set, value);
}

function matching(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value);
}
