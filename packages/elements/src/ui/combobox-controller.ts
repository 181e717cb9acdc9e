import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** One thing to choose. */
export interface ComboboxOption {
  value: string;
  text: string;
  /** Other words that find it, such as a code. */
  words?: readonly string[];
}

/** A combobox that is open. */
export interface OpenCombobox {
  id: string;
  /** What is typed; undefined until something is, so that everything is listed. */
  typed: string | undefined;
  /** Index in the list of what is found; -1 for none. */
  active: number;
}

/** Keeps which combobox of an element is open, what is typed in it, and what Enter would choose. */
export class ComboboxController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #open: OpenCombobox | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#open = undefined;
  }

  /** How a combobox stands; undefined while it is closed. */
  stateOf(id: string): OpenCombobox | undefined {
    return this.#open?.id === id ? this.#open : undefined;
  }

  open(id: string, active: number): void {
    this.#set({ id, typed: undefined, active });
  }

  type(id: string, typed: string): void {
    this.#set({ id, typed, active: typed.trim() === '' ? -1 : 0 });
  }

  activate(active: number): void {
    if (this.#open) this.#set({ ...this.#open, active });
  }

  close(): void {
    if (this.#open) this.#set(undefined);
  }

  #set(open: OpenCombobox | undefined): void {
    this.#open = open;
    this.#host.requestUpdate();
  }
}

/** The options that a text finds: those that begin with it first, then those that hold it. Accents and capitals do not count. */
export function foundOptions(options: readonly ComboboxOption[], typed: string | undefined): ComboboxOption[] {
  const wanted = folded(typed ?? '');
  if (wanted === '') return [...options];
  const begins = ({ text, words = [] }: ComboboxOption): boolean =>
    [text, ...words].some((word) => folded(word).startsWith(wanted));
  const first = options.filter(begins);
  return [...first, ...options.filter((option) => !begins(option) && folded(option.text).includes(wanted))];
}

/** The option that a text names in full, or the only one that it finds. */
export function meantOption(options: readonly ComboboxOption[], typed: string): ComboboxOption | undefined {
  const wanted = folded(typed);
  if (wanted === '') return undefined;
  const named = options.find(({ text, words = [] }) => [text, ...words].some((word) => folded(word) === wanted));
  const found = foundOptions(options, typed);
  return named ?? (found.length === 1 ? found[0] : undefined);
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['\u2019-]/g, ' ')
    .trim()
    .toLowerCase();
}
