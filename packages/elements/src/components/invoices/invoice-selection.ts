import type { ExportRequest, InvoiceListItem, Money } from '@portico/client';
import { requestFilter } from './invoice-view.js';
import type { InvoiceView } from '../../events/billing-view-change-event.js';

/** The rows that the user has marked, on whichever page and under whichever filter they were. */
export class InvoiceSelection {
  readonly #items = new Map<string, InvoiceListItem>();
  #everything: { filter: ReturnType<typeof requestFilter>; total: number } | undefined;

  /** How many invoices are marked. */
  get count(): number {
    return this.#everything?.total ?? this.#items.size;
  }

  /** The marked rows in the order they were marked; those of other pages are not known when everything is. */
  get items(): readonly InvoiceListItem[] {
    return [...this.#items.values()];
  }

  /** Whether everything that a filter shows is marked, and not single rows. */
  get isEverything(): boolean {
    return this.#everything !== undefined;
  }

  /** What is marked, as requests name it. */
  get chosen(): ExportRequest['selection'] {
    return this.#everything ? { filter: this.#everything.filter } : { invoiceIds: [...this.#items.keys()] };
  }

  has(id: string): boolean {
    return this.#everything !== undefined || this.#items.has(id);
  }

  /** Marks rows, or takes their marks away. */
  mark(items: readonly InvoiceListItem[], isMarked: boolean): void {
    this.#everything = undefined;
    for (const item of items) {
      if (isMarked) this.#items.set(item.id, item);
      else this.#items.delete(item.id);
    }
  }

  /** Marks everything that a view shows, on all its pages. */
  markEverything(view: InvoiceView, total: number): void {
    this.#everything = { filter: requestFilter(view), total };
  }

  clear(): void {
    this.#everything = undefined;
    this.#items.clear();
  }

  /** Takes over what is newly known of marked rows; rows and filter of the marks stay as they are. */
  refresh(items: readonly InvoiceListItem[]): void {
    for (const item of items) {
      if (this.#items.has(item.id)) this.#items.set(item.id, item);
    }
  }

  /** What the marked rows amount to, one total per currency; credit notes are taken off. Empty when not all are known. */
  get totals(): readonly Money[] {
    if (this.#everything) return [];
    const sums = new Map<string, bigint>();
    for (const { type, total } of this.#items.values()) {
      const signed = type === 'credit_note' ? -BigInt(total.amount) : BigInt(total.amount);
      sums.set(total.currency, (sums.get(total.currency) ?? 0n) + signed);
    }
    return [...sums].map(([currency, amount]) => ({ currency, amount: Number(amount) })).filter(isExact);
  }
}

/** Beyond this a number would not be the amount any more. */
function isExact({ amount }: Money): boolean {
  return Number.isSafeInteger(amount);
}
