import { escapePointer } from './field-problems.ts';
import type { FieldProblem } from './problem.ts';

/**
 * Finds strings that no database column can hold: the NUL character and unpaired surrogates. JSON can spell both, so a
 * caller could otherwise turn any text field into an internal error.
 *
 * @param value parsed JSON or parsed parameters
 * @param pointer where `value` stands in the request
 */
export function unsafeText(value: unknown, pointer = ''): FieldProblem | undefined {
  if (typeof value === 'string') return isUnsafe(value) ? problemAt(pointer) : undefined;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const inside = `${pointer}/${escapePointer(key)}`;
    const problem = isUnsafe(key) ? problemAt(pointer) : unsafeText(item, inside);
    if (problem) return problem;
  }
  return undefined;
}

function isUnsafe(text: string): boolean {
  return /\0|\p{Surrogate}/u.test(text);
}

function problemAt(pointer: string): FieldProblem {
  return { pointer, code: 'text', message: 'must not hold the NUL character or unpaired surrogates' };
}
