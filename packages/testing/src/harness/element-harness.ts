/** Reads and operates an element as its user does: by role and name. */
export class ElementHarness {
  readonly element: HTMLElement;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  /** The button with this accessible name, or undefined. */
  button(name: string): HTMLButtonElement | undefined {
    return this.all<HTMLButtonElement>('button').find((candidate) => accessibleName(candidate) === name);
  }

  /** The button with this accessible name; throws with the names that exist. */
  requireButton(name: string): HTMLButtonElement {
    const found = this.button(name);
    if (found) return found;
    const names = this.all('button').map(accessibleName).join(', ');
    throw new Error(`no button "${name}" among: ${names}`);
  }

  /** The field, box or choice with this label; throws when there is none. */
  requireField<T extends HTMLElement = HTMLInputElement>(label: string): T {
    const fields = this.all<T>('input, select, textarea');
    const found = fields.find((field) => fieldName(field) === label);
    if (found) return found;
    throw new Error(`no field "${label}" among: ${fields.map(fieldName).join(', ')}`);
  }

  /** Labels of all fields, boxes and choices, from top to bottom. */
  get fieldNames(): string[] {
    return this.all('input, select, textarea').map(fieldName);
  }

  /** Types into a field as a user does, all at once. */
  type(field: HTMLInputElement, text: string): void {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** Chooses in a field, or ends the typing in it. */
  choose(field: HTMLInputElement | HTMLSelectElement, value: string): void {
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Presses a key where the focus is. */
  press(key: string): void {
    this.focused?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  }

  /** The dialog that is open; undefined when none is. */
  get dialog(): HTMLDialogElement | undefined {
    return this.all<HTMLDialogElement>('dialog').find(({ open }) => open);
  }

  /** Texts of the list with this name, with every kind of space as a plain one. */
  items(listName: string): string[] {
    const list = this.all('ul, ol').find((candidate) => this.nameOf(candidate) === listName);
    return [...(list?.children ?? [])].map((item) => visibleText(item as HTMLElement));
  }

  /** Texts of the table with this name, row by row, headings included. */
  table(name: string): string[][] {
    const table = this.all('[role=table]').find((candidate) => this.nameOf(candidate) === name);
    const rows = [...(table?.querySelectorAll('[role=row]') ?? [])];
    return rows.map((row) => [...row.children].map((cell) => visibleText(cell as HTMLElement)));
  }

  /** Terms and what is said about them, in their order. */
  get facts(): [term: string, said: string][] {
    return this.all('dt').map((term) => [
      visibleText(term),
      visibleText(term.nextElementSibling as HTMLElement | null),
    ]);
  }

  /** Alternative texts of the pictures. */
  get pictures(): string[] {
    return this.all<HTMLImageElement>('img').map(({ alt }) => alt);
  }

  /** What complains. */
  get alerts(): string[] {
    return this.all('[role=alert]').map(visibleText).filter(Boolean);
  }

  /** Names of what shows progress, with the share that is done, or undefined where that is not known. */
  get progress(): [name: string, share: number | undefined][] {
    return this.all<HTMLProgressElement>('progress').map((bar) => [
      this.nameOf(bar),
      bar.position < 0 ? undefined : bar.position,
    ]);
  }

  /** Actions of the menu that is open. */
  get menuItems(): HTMLElement[] {
    return this.all('[role=menu]:popover-open [role=menuitem]');
  }

  /** Names of the actions of the menu that is open. */
  get menuNames(): string[] {
    return this.menuItems.map(accessibleName);
  }

  /** What the live region says. */
  get announcement(): string {
    return this.all('[role=status]').map(visibleText).join(' ').trim();
  }

  /** Everything that is shown, as one line. */
  get text(): string {
    return visibleText(this.root.querySelector<HTMLElement>('[part=root]'));
  }

  /** The element within it that has the focus. */
  get focused(): Element | null {
    return this.root.activeElement;
  }

  protected nameOf(element: HTMLElement): string {
    const labelId = element.getAttribute('aria-labelledby');
    return labelId === null ? accessibleName(element) : visibleText(this.root.getElementById(labelId));
  }

  protected get root(): ShadowRoot {
    if (!this.element.shadowRoot) throw new Error(`<${this.element.localName}> is not upgraded`);
    return this.element.shadowRoot;
  }

  protected all<T extends HTMLElement = HTMLElement>(selector: string): T[] {
    return [...this.root.querySelectorAll<T>(selector)];
  }
}

function fieldName(field: HTMLElement): string {
  const label = field.closest('label') ?? labelOf(field);
  if (field.hasAttribute('aria-label') || !label) return accessibleName(field);
  const copy = label.cloneNode(true) as HTMLElement;
  for (const select of copy.querySelectorAll('select')) select.remove();
  return visibleText(copy);
}

function labelOf(field: HTMLElement): HTMLElement | null {
  return (field as HTMLInputElement).labels?.item(0) ?? null;
}

export function accessibleName(element: HTMLElement): string {
  return plain(element.getAttribute('aria-label') ?? visibleText(element));
}

/** Text without what is hidden from assistive technology. */
export function visibleText(element: HTMLElement | null): string {
  if (!element) return '';
  const copy = element.cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  return plain(copy.textContent);
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
