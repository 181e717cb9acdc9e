import { malformed } from './problems.ts';

/** How far into a file the XML declaration is looked for; it must come first and is short. */
const declarationReach = 256;

const byteOrderMarks: [encoding: string, mark: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** XML without a byte order mark shows its width by how `<` is written (XML 1.0, appendix F). */
const unmarkedStarts: [encoding: string, start: number[]][] = [
  ['utf-16le', [0x3c, 0x00]],
  ['utf-16be', [0x00, 0x3c]],
];

const startsWith = (bytes: Uint8Array, start: number[]): boolean => start.every((byte, index) => bytes[index] === byte);

function declaredEncoding(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, declarationReach)).toString('latin1');
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(head)?.[1];
  // An 8-bit file cannot be UTF-16, whatever it declares: its first character was one byte.
  return declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}

function encodingOf(bytes: Uint8Array): string {
  const known = [...byteOrderMarks, ...unmarkedStarts].find(([, start]) => startsWith(bytes, start));
  return known?.[0] ?? declaredEncoding(bytes);
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    if (cause instanceof RangeError) throw malformed('The XML declaration names an unknown character encoding.');
    throw cause;
  }
}

/**
 * Turns the bytes of an XML file into text, by byte order mark, by width, or by the encoding that is declared.
 *
 * @throws ProblemError malformed_document when the bytes are not valid in that encoding.
 */
export function decodeXml(bytes: Uint8Array): string {
  const decoder = decoderFor(encodingOf(bytes));
  try {
    return decoder.decode(bytes);
  } catch {
    throw malformed(`The file is not valid ${decoder.encoding.toUpperCase()} text.`);
  }
}
