import { ContextRoot } from '@lit/context';

const attached = Symbol.for('portico.context-root');

/** Keeps the requests of elements that are upgraded before their provider, and repeats them when it appears. */
export function attachContextRoot(): void {
  if (Reflect.has(globalThis, attached)) return;
  Reflect.set(globalThis, attached, true);
  new ContextRoot().attach(document.documentElement);
}
