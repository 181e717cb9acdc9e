import type { Schemas } from '../../http/operations.ts';
import { minorUnits } from '../../money/minor-units.ts';
import { formatDecimal, parseDecimal } from '../decimals.ts';

type Money = Schemas['Money'];

/** An element that its schema wants, although there may be nothing to say in it. */
export const maybeEmpty = Symbol('maybe empty');

/** What an element holds: text, elements by their names in order, or the same element several times. */
export type Content = string | null | undefined | Content[] | { [name: string]: Content; [maybeEmpty]?: true };

/** Amounts of EN 16931 have two decimals at most (BR-DEC-*). */
export const mostAmountDecimals = 2;

/** An exact amount as EN 16931 writes it: `-1234.50`, with the decimals of its currency, but two at most. */
export function amountText({ amount, currency }: Money): string {
  const digits = minorUnits(currency) ?? mostAmountDecimals;
  const written = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = written.slice(0, written.length - digits);
  const fraction = written.slice(written.length - digits).replace(/0+$/, '');
  const decimals = fraction.padEnd(Math.min(digits, mostAmountDecimals), '0');
  return `${amount < 0 ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

/** A decimal of the contract without needless zeros. */
export function decimalText(value: string): string {
  const decimal = parseDecimal(value);
  return decimal === undefined ? value : formatDecimal(decimal);
}

/** An element with attributes; absent when it would have no text. */
export function withAttributes(text: string | null, attributes: Record<string, string | null>): Content {
  if (text === null || text.trim() === '') return null;
  const named = Object.entries(attributes).map(([name, value]) => [`@${name}`, value]);
  return { ...Object.fromEntries(named), '#': text };
}

/** An identifier with the scheme it is of. */
export function identified(identifier: Schemas['PartyIdentifier'] | null | undefined): Content {
  return identifier ? withAttributes(identifier.value, { schemeID: identifier.scheme }) : null;
}

/** Characters that no XML 1.0 document can hold, not even as references. */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text as XML: as an attribute when in quotes, else as what an element holds. */
function escaped(text: string): string {
  return text
    .replaceAll(impossible, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

function attributesOf(content: { [name: string]: Content }): string {
  return Object.entries(content)
    .filter((entry): entry is [string, string] => entry[0].startsWith('@') && typeof entry[1] === 'string')
    .map(([name, value]) => ` ${name.slice(1)}="${escaped(value)}"`)
    .join('');
}

/** An element as lines; none when it would say nothing, for neither syntax allows empty elements. */
function linesOf(name: string, content: Content): string[] {
  if (content === null || content === undefined) return [];
  if (Array.isArray(content)) return content.flatMap((item) => linesOf(name, item));
  const text = typeof content === 'string' ? content : content['#'];
  const attributes = typeof content === 'string' ? '' : attributesOf(content);
  if (typeof text === 'string') {
    const stated = escaped(text.trim());
    return stated === '' ? [] : [`<${name}${attributes}>${stated}</${name}>`];
  }
  if (typeof content === 'string') return [];
  const elements = Object.entries(content).filter(([child]) => !child.startsWith('@'));
  const below = elements.flatMap(([child, value]) => linesOf(child, value));
  if (below.length === 0) return content[maybeEmpty] ? [`<${name}/>`] : [];
  return [`<${name}${attributes}>`, ...below.map((line) => `  ${line}`), `</${name}>`];
}

/**
 * An XML document, UTF-8 and indented. Characters that XML cannot hold are left out.
 *
 * @param name of the root with its prefix
 * @param namespaces by prefix; the empty prefix for names without one
 * @param content the elements below the root, in order
 */
export function xmlDocument(
  name: string,
  namespaces: Record<string, string>,
  content: Record<string, Content>,
): string {
  const declared = Object.entries(namespaces).map(([prefix, uri]) => [
    prefix === '' ? '@xmlns' : `@xmlns:${prefix}`,
    uri,
  ]);
  const lines = linesOf(name, { ...Object.fromEntries(declared), ...content });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines.join('\n')}\n`;
}
