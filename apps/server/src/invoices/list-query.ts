import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Settlement } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { amountCondition } from './amount-search.ts';
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
  /** Only these; not part of the contract's filter. */
  ids?: readonly string[] | undefined;
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
/** As the generated column `status_rank` has it. */
const statusRanks: Readonly<Record<Settlement, number>> = {
  open: 0,
  partly_paid: 0,
  issued: 1,
  paid: 2,
  credited: 3,
  settled: 4,
};
const firstDay = '0001-01-01';

/** Conditions that must all hold. */
export type Conditions = readonly RawBuilder<boolean>[];

/**
 * A filter as alternatives on the table `invoice`: a row matches when all conditions of exactly one alternative hold. There is
 * one alternative per settlement, because an index keeps its order under `=` but not under `in`, and one per way to match a
 * text, because `or` between columns is beyond any index. The customer is part of each one.
 *
 * @param today ISO date that `overdue` is told by
 * @param order the order of the list, when it matters
 * @returns no alternative when no invoice can match
 * @throws ProblemError invalid_request when an amount is given without its currency
 */
export function invoiceAlternatives(
  customerId: string,
  filter: InvoiceFilter,
  today: string,
  order?: InvoiceOrder,
): Conditions[] {
  checkFilter(filter);
  const common = [sql<boolean>`customer_id = ${customerId}`, ...rangeConditions(filter)];
  const byRank = order?.columns.includes('status_rank') ?? false;
  const texts = textAlternatives(filter.text);
  return statusAlternatives(filter, today).flatMap(({ settlement, conditions }) => {
    // Says that the rank is the same all along, so that the index on it is in the order of the list.
    const ranked = byRank && settlement ? [sql<boolean>`status_rank = ${sql.lit(statusRanks[settlement])}`] : [];
    return texts.map((text) => [...common, ...text, ...conditions, ...ranked]);
  });
}

function checkFilter({ amountFrom, amountTo, currency }: InvoiceFilter): void {
  if (currency !== undefined || (amountFrom === undefined && amountTo === undefined)) return;
  throw new ProblemError('invalid_request', 'amountFrom and amountTo need the currency they are in.', {
    fields: [{ pointer: 'query/currency', code: 'required', message: 'must be given with an amount' }],
  });
}

interface StatusAlternative {
  /** Undefined when the filter takes every settlement. */
  settlement?: Settlement;
  conditions: Conditions;
}

function statusAlternatives({ status, type }: InvoiceFilter, today: string): StatusAlternative[] {
  if (status === undefined && type === undefined) return [{ conditions: [] }];
  const ofType = type === undefined ? Object.values(settlementsOfType).flat() : settlementsOfType[type];
  return ofType.flatMap((settlement) => {
    const conditions = status === undefined ? [] : calendarConditions(new Set(status), settlement, today);
    if (!conditions) return [];
    return [{ settlement, conditions: [sql<boolean>`settlement = ${settlement}`, ...conditions] }];
  });
}

/** What the due date must be for a settlement to show as one of the wanted statuses; undefined when it never does. */
function calendarConditions(
  wanted: ReadonlySet<InvoiceStatus>,
  settlement: Settlement,
  today: string,
): Conditions | undefined {
  const canBeOverdue = settlement === 'open' || settlement === 'partly_paid';
  const asOverdue = canBeOverdue && wanted.has('overdue');
  if (wanted.has(settlement)) {
    return asOverdue || !canBeOverdue ? [] : [sql<boolean>`due_ascending >= ${today}::date`];
  }
  return asOverdue ? [sql<boolean>`due_ascending < ${today}::date`] : undefined;
}

function rangeConditions(filter: InvoiceFilter): RawBuilder<boolean>[] {
  const { issuedFrom, issuedTo, amountFrom, amountTo, currency, subscriptionId, ids } = filter;
  const conditions: RawBuilder<boolean>[] = [];
  if (issuedFrom !== undefined) conditions.push(sql<boolean>`issue_date >= ${storableDay(issuedFrom)}::date`);
  if (issuedTo !== undefined) conditions.push(sql<boolean>`issue_date <= ${storableDay(issuedTo)}::date`);
  if (currency !== undefined) conditions.push(sql<boolean>`currency = ${currency}`);
  if (amountFrom !== undefined) conditions.push(sql<boolean>`total >= ${storableAmount(amountFrom)}::bigint`);
  if (amountTo !== undefined) conditions.push(sql<boolean>`total <= ${storableAmount(amountTo)}::bigint`);
  if (subscriptionId !== undefined) conditions.push(sql<boolean>`subscription_id = ${subscriptionId}`);
  if (ids !== undefined) conditions.push(sql<boolean>`id in (${sql.join(['', ...ids])})`);
  return conditions;
}

/** By its words, by the total or by what is due: each without what the ones before have found. */
function textAlternatives(text: string | undefined): Conditions[] {
  if (text === undefined) return [[]];
  const { inside, prefixes } = searchWords(text);
  const words = [
    ...inside.map((word) => sql<boolean>`search like ${`%${escapeLike(word)}%`}`),
    ...prefixes.map((word) => sql<boolean>`number_folded like ${`${escapeLike(word)}%`}`),
  ];
  const total = amountCondition(text, 'total');
  const due = amountCondition(text, 'due');
  if (!total || !due || words.length === 0) return [words];
  const otherWords = sql<boolean>`not (${allOf(words)})`;
  // As the index `invoice_partly_due` has it.
  const partlyDue = sql<boolean>`due <> 0 and due <> total`;
  return [words, [total, otherWords], [partlyDue, due, sql<boolean>`not ${total}`, otherWords]];
}

/** All of the conditions as one. */
export function allOf(conditions: Conditions): RawBuilder<boolean> {
  return sql<boolean>`${sql.join([...conditions], sql` and `)}`;
}

/** The contract's dates begin with the year 0000, the database's with 0001. */
function storableDay(day: string): string {
  return day < firstDay ? firstDay : day;
}

function storableAmount(amount: number): number {
  return Math.min(Math.max(Math.trunc(amount), Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}
