import type { Cursors } from './cursors.ts';

/** Which page of a list is asked for. */
export interface PageQuery {
  cursor?: string | undefined;
  /** Entries per page; 25 when absent. */
  limit?: number | undefined;
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  /** Not counted. */
  total: null;
}

/**
 * One page of a list in the order of ids.
 *
 * @param list everything that must be the same on the next page: what is listed, customer, filter
 * @param select reads at most `limit` entries that follow the entry `after`
 * @throws ProblemError invalid_cursor
 */
export async function pageByIds<Item extends { id: string }>(
  cursors: Cursors,
  list: unknown,
  { cursor, limit = 25 }: PageQuery,
  select: (position: { after: string | undefined; limit: number }) => Promise<Item[]>,
): Promise<Page<Item>> {
  const after = cursor === undefined ? undefined : String(await cursors.read(list, cursor));
  const rows = await select({ after, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? await cursors.write(list, last.id) : null, total: null };
}
