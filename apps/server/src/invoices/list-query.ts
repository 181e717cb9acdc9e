import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Settlement } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { escapeLike, searchWords } from './search-text.ts';

type InvoiceStatus = Schemas['InvoiceStatus'];

export interface InvoiceFilter {
  status?: InvoiceStatus[] | undefined;
  type?: Schemas['InvoiceType'] | undefined;
  issuedFrom?: string | undefined;
  issuedTo?: string | undefined;
  text?: string | undefined;
  amountFrom?: number | undefined;
  amountTo?: number | undefined;
  currency?: string | undefined;
  subscriptionId?: string | undefined;
}

/** Columns that a list is ordered by, before the id; all in one direction, as their index is. */
export interface InvoiceOrder {
  columns: readonly ('issue_date' | 'due_ascending' | 'due_descending' | 'number_sort' | 'total' | 'status_rank')[];
  direction: 'asc' | 'desc';
}

export const invoiceOrders: Readonly<Record<Schemas['InvoiceSort'], InvoiceOrder>> = {
  issueDate: { columns: ['issue_date'], direction: 'asc' },
  '-issueDate': { columns: ['issue_date'], direction: 'desc' },
  dueDate: { columns: ['due_ascending'], direction: 'asc' },
  '-dueDate': { columns: ['due_descending'], direction: 'desc' },
  number: { columns: ['number_sort'], direction: 'asc' },
  '-number': { columns: ['number_sort'], direction: 'desc' },
  amount: { columns: ['total'], direction: 'asc' },
  '-amount': { columns: ['total'], direction: 'desc' },
  status: { columns: ['status_rank', 'due_ascending'], direction: 'asc' },
  '-status': { columns: ['status_rank', 'due_ascending'], direction: 'desc' },
};

const settlementsOfType: Readonly<Record<Schemas['InvoiceType'], readonly Settlement[]>> = {
  invoice: ['open', 'partly_paid', 'paid', 'credited'],
  credit_note: ['issued', 'settled'],
};
const unpaid: readonly Settlement[] = ['open', 'partly_paid'];
const firstDay = '0001-01-01';

/**
 * The conditions of a filter on the table `invoice`, each one an index can decide. The customer comes first and always.
 *
 * @param today ISO date that `overdue` is told by
 * @returns undefined when no invoice can match
 * @throws ProblemError invalid_request when an amount is given without its currency
 */
export function invoiceConditions(
  customerId: string,
  filter: InvoiceFilter,
  today: string,
): RawBuilder<boolean>[] | undefined {
  checkFilter(filter);
  const status = statusConditions(filter, today);
  if (!status) return undefined;
  return [
    sql<boolean>`customer_id = ${customerId}`,
    ...status,
    ...rangeConditions(filter),
    ...textConditions(filter.text),
  ];
}

function checkFilter({ amountFrom, amountTo, currency }: InvoiceFilter): void {
  if (currency !== undefined || (amountFrom === undefined && amountTo === undefined)) return;
  throw new ProblemError('invalid_request', 'amountFrom and amountTo need the currency they are in.', {
    fields: [{ pointer: 'query/currency', code: 'required', message: 'must be given with an amount' }],
  });
}

function statusConditions({ status, type }: InvoiceFilter, today: string): RawBuilder<boolean>[] | undefined {
  const ofType = type === undefined ? Object.values(settlementsOfType).flat() : settlementsOfType[type];
  if (status === undefined) return type === undefined ? [] : [sql<boolean>`settlement = any(${ofType}::text[])`];
  const wanted = new Set<InvoiceStatus>(status);
  const isUnpaid = (settlement: Settlement) => unpaid.includes(settlement);
  const settlements = ofType.filter((value) => wanted.has(value) || (isUnpaid(value) && wanted.has('overdue')));
  if (settlements.length === 0) return undefined;
  const condition = sql<boolean>`settlement = any(${settlements}::text[])`;
  const notOverdue = settlements.filter((value) => wanted.has(value));
  const isOverdue = sql<boolean>`due_ascending < ${today}::date`;
  if (wanted.has('overdue')) {
    const complete = settlements.every((value) => wanted.has(value));
    if (complete) return [condition];
    if (notOverdue.length === 0) return [condition, isOverdue];
    return [condition, sql<boolean>`(settlement = any(${notOverdue}::text[]) or ${isOverdue})`];
  }
  if (!settlements.some(isUnpaid)) return [condition];
  if (settlements.every(isUnpaid)) return [condition, sql<boolean>`due_ascending >= ${today}::date`];
  return [condition, sql<boolean>`(settlement <> all(${unpaid}::text[]) or due_ascending >= ${today}::date)`];
}

function rangeConditions(filter: InvoiceFilter): RawBuilder<boolean>[] {
  const { issuedFrom, issuedTo, amountFrom, amountTo, currency, subscriptionId } = filter;
  const conditions: RawBuilder<boolean>[] = [];
  if (issuedFrom !== undefined) conditions.push(sql<boolean>`issue_date >= ${storableDay(issuedFrom)}::date`);
  if (issuedTo !== undefined) conditions.push(sql<boolean>`issue_date <= ${storableDay(issuedTo)}::date`);
  if (currency !== undefined) conditions.push(sql<boolean>`currency = ${currency}`);
  if (amountFrom !== undefined) conditions.push(sql<boolean>`total >= ${storableAmount(amountFrom)}::bigint`);
  if (amountTo !== undefined) conditions.push(sql<boolean>`total <= ${storableAmount(amountTo)}::bigint`);
  if (subscriptionId !== undefined) conditions.push(sql<boolean>`subscription_id = ${subscriptionId}`);
  return conditions;
}

function textConditions(text: string | undefined): RawBuilder<boolean>[] {
  if (text === undefined) return [];
  const { inside, prefixes } = searchWords(text);
  return [
    ...inside.map((word) => sql<boolean>`search like ${`%${escapeLike(word)}%`}`),
    ...prefixes.map((word) => sql<boolean>`number_folded like ${`${escapeLike(word)}%`}`),
  ];
}

/** The contract's dates begin with the year 0000, the database's with 0001. */
function storableDay(day: string): string {
  return day < firstDay ? firstDay : day;
}

function storableAmount(amount: number): number {
  return Math.min(Math.max(Math.trunc(amount), Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}
