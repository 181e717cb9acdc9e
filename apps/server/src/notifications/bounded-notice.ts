import type { Schemas } from '../http/operations.ts';

/** Longest texts that the contract allows, in characters. */
const longest = { number: 200, name: 300, reason: 2000 } as const;
const longestLabel = 300;

/** Facts as the contract allows them: what is too long ends early, what is empty is left out. */
export function boundedFacts({ number, name, reason, ...rest }: Schemas['NotificationFacts']) {
  const texts = Object.entries({ number, name, reason } satisfies Record<keyof typeof longest, string | undefined>)
    .filter((entry): entry is [keyof typeof longest, string] => Boolean(entry[1]))
    .map(([field, text]) => [field, cut(text, longest[field])]);
  return { ...rest, ...Object.fromEntries(texts) } as Schemas['NotificationFacts'];
}

/** A subject with a label that the contract allows. */
export function boundedSubject({ label, ...subject }: Schemas['ResourceReference']): Schemas['ResourceReference'] {
  return { ...subject, label: label === null ? null : cut(label, longestLabel) };
}

/** Whole characters, so that no half of one is stored. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : Array.from(text).slice(0, most).join('');
}
