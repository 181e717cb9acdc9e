import { attachContextRoot } from './context-root.js';
import { warnOnce } from './warn.js';

/** Version of this package; two copies on one page are told apart by it. */
export const version = '0.1.0';

const versionOf = Symbol.for('portico.version');

/**
 * Defines an element, unless another copy of this package already has: the first copy stays and a warning names both
 * versions.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  attachContextRoot();
  const existing = customElements.get(tag);
  if (!existing) {
    Object.defineProperty(element, versionOf, { value: version });
    customElements.define(tag, element);
  } else if (existing !== element) {
    const other = String(Reflect.get(existing, versionOf) ?? 'unknown');
    warnOnce(`<${tag}> is already defined by version ${other}; version ${version} stays unused.`);
  }
}
