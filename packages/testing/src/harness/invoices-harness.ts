import { ElementHarness, visibleText } from './element-harness.js';

/** Reads and operates a `<billing-invoices>` as its user does: by role and name. */
export class InvoicesHarness extends ElementHarness {
  /** Rows of the list, headings left out. */
  get rows(): HTMLElement[] {
    return this.all('tbody [role=row]').filter((row) => row.querySelector('[role=rowheader]') !== null);
  }

  /** Texts of one row's cells, with every kind of space as a plain one. */
  cells(row: HTMLElement | undefined): string[] {
    return [...(row?.querySelectorAll<HTMLElement>('[role=rowheader], [role=cell]') ?? [])].map(visibleText);
  }

  /** Names of the columns. */
  get columns(): string[] {
    return this.all('[role=columnheader]').map(visibleText);
  }

  /** The rows whose box is ticked, by number. */
  get marked(): string[] {
    return this.rows
      .filter((row) => row.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked)
      .map((row) => visibleText(row.querySelector<HTMLElement>('[part=number]')));
  }

  /** The column that the list is sorted by, and how. */
  get order(): string[] {
    return this.all('[role=columnheader][aria-sort]').map(
      (heading) => `${visibleText(heading)} ${heading.ariaSort ?? ''}`,
    );
  }
}
