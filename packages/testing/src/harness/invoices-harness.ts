/** Reads and operates a `<billing-invoices>` as its user does: by role and name. */
export class InvoicesHarness {
  readonly element: HTMLElement;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  /** Rows of the list, headings left out. */
  get rows(): HTMLElement[] {
    return this.#all('tbody [role=row]').filter((row) => row.querySelector('[role=rowheader]') !== null);
  }

  /** Texts of one row's cells, with every kind of space as a plain one. */
  cells(row: HTMLElement | undefined): string[] {
    return [...(row?.querySelectorAll<HTMLElement>('[role=rowheader], [role=cell]') ?? [])].map(visibleText);
  }

  /** Names of the columns. */
  get columns(): string[] {
    return this.#all('[role=columnheader]').map(visibleText);
  }

  /** The button with this accessible name, or undefined. */
  button(name: string): HTMLButtonElement | undefined {
    return this.#all<HTMLButtonElement>('button').find((candidate) => accessibleName(candidate) === name);
  }

  /** The button with this accessible name; throws with the names that exist. */
  requireButton(name: string): HTMLButtonElement {
    const found = this.button(name);
    if (found) return found;
    const names = this.#all('button').map(accessibleName).join(', ');
    throw new Error(`no button "${name}" among: ${names}`);
  }

  /** What the live region says. */
  get announcement(): string {
    return this.#all('[role=status]').map(visibleText).join(' ').trim();
  }

  /** Everything that is shown, as one line. */
  get text(): string {
    return visibleText(this.#root.querySelector<HTMLElement>('[part=root]'));
  }

  /** The element within the list that has the focus. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }

  get #root(): ShadowRoot {
    if (!this.element.shadowRoot) throw new Error(`<${this.element.localName}> is not upgraded`);
    return this.element.shadowRoot;
  }

  #all<T extends HTMLElement = HTMLElement>(selector: string): T[] {
    return [...this.#root.querySelectorAll<T>(selector)];
  }
}

function accessibleName(element: HTMLElement): string {
  return plain(element.getAttribute('aria-label') ?? visibleText(element));
}

/** Text without what is hidden from assistive technology. */
function visibleText(element: HTMLElement | null): string {
  if (!element) return '';
  const copy = element.cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  return plain(copy.textContent);
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
