import type { Language } from './strings.js';

/** What the portal's server puts into the page. */
export interface ShellState {
  apiUrl: string;
  language: Language;
  user: { name: string; organisation: string };
}

/** Reads what the server put into the page. */
export function readShellState(): ShellState {
  return JSON.parse(document.querySelector('#shell-state')?.textContent ?? '') as ShellState;
}
