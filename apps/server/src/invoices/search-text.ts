import { foldText } from '../database/folded-text.ts';
import type { Schemas } from '../http/operations.ts';

/** Words of a search, folded: `inside` may stand anywhere in the searched texts, `prefixes` begin the number. */
export interface SearchWords {
  inside: string[];
  prefixes: string[];
}

const shortestInside = 3;
const longestSortKey = 500;

/** Number, references, notes and line texts of a document as folded words, each once. */
export function searchText(document: Schemas['InvoiceDocument']): string {
  const { number, references, precedingInvoices, notes, paymentTerms, lines } = document;
  const texts = [
    number,
    ...Object.values(references).map((reference) =>
      typeof reference === 'object' && reference !== null ? reference.value : reference,
    ),
    ...precedingInvoices.map((preceding) => preceding.number),
    ...notes.map((note) => note.text),
    paymentTerms,
    ...lines.flatMap(lineTexts),
  ];
  const words = texts.flatMap((text) => (text === null ? [] : foldText(text).split(' ')));
  return [...new Set(words)].join(' ');
}

function lineTexts({ note, item, objectIdentifier, orderLineReference }: Schemas['InvoiceLine']): (string | null)[] {
  return [
    item.name,
    item.description,
    item.sellerIdentifier,
    item.buyerIdentifier,
    item.standardIdentifier?.value ?? null,
    ...item.attributes.map((attribute) => attribute.value),
    note,
    orderLineReference,
    objectIdentifier?.value ?? null,
  ];
}

/** Splits what a person typed into words; punctuation around a word is not part of it. */
export function searchWords(text: string): SearchWords {
  const words = foldText(text)
    .split(' ')
    .map((word) => word.replaceAll(/^[^\p{Letter}\p{Number}]+|[^\p{Letter}\p{Number}]+$/gu, ''))
    .filter((word) => word !== '');
  const isLong = (word: string) => Array.from(word).length >= shortestInside;
  return {
    inside: [...new Set(words.filter(isLong))],
    prefixes: [...new Set(words.filter((word) => !isLong(word)))],
  };
}

/** A pattern for LIKE in which the word stands for itself. */
export function escapeLike(word: string): string {
  return word.replaceAll(/[\\%_]/g, '\\$&');
}

/** A key that orders numbers as people count: digits compare by value, so that INV-9 comes before INV-10. */
export function numberSortKey(number: string): string {
  return foldText(number)
    .replaceAll(/\p{Decimal_Number}+/gu, (digits) => {
      const significant = digits.replace(/^0+(?=.)/, '');
      return `${String(Math.min(significant.length, 99)).padStart(2, '0')}${significant}`;
    })
    .slice(0, longestSortKey);
}
