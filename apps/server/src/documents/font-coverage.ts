/** The characters a font has glyphs for. */
export interface Coverage {
  has: (codePoint: number) => boolean;
}

const codePoints = 0x110000;

/** Segmented coverage of the full Unicode range (`cmap` format 12). */
function markGroups(font: DataView, table: number, mark: (from: number, to: number) => void): void {
  const groups = font.getUint32(table + 12);
  for (let group = 0; group < groups; group += 1) {
    const at = table + 16 + group * 12;
    mark(font.getUint32(at), font.getUint32(at + 4));
  }
}

/** Segment mapping of the basic plane (`cmap` format 4). */
function markSegments(font: DataView, table: number, mark: (from: number, to: number) => void): void {
  const size = font.getUint16(table + 6);
  const ends = table + 14;
  const starts = ends + size + 2;
  const deltas = starts + size;
  const offsets = deltas + size;
  for (let at = 0; at < size; at += 2) {
    const offset = font.getUint16(offsets + at);
    const start = font.getUint16(starts + at);
    for (let code = start; code <= font.getUint16(ends + at) && code < 0xffff; code += 1) {
      const glyph =
        offset === 0
          ? (code + font.getUint16(deltas + at)) & 0xffff
          : font.getUint16(offsets + at + offset + (code - start) * 2);
      if (glyph !== 0) mark(code, code);
    }
  }
}

function tableOffset(font: DataView, tag: string): number {
  const tables = font.getUint16(4);
  for (let index = 0; index < tables; index += 1) {
    const record = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => font.getUint8(record + byte)));
    if (name === tag) return font.getUint32(record + 8);
  }
  throw new Error(`The font has no ${tag} table.`);
}

/**
 * Reads from a TrueType or OpenType file which characters it has.
 *
 * @see https://learn.microsoft.com/typography/opentype/spec/cmap
 */
export function readCoverage(file: Uint8Array): Coverage {
  const font = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const bits = new Uint8Array(codePoints / 8);
  const mark = (from: number, to: number) => {
    for (let code = from; code <= to && code < codePoints; code += 1)
      bits[code >> 3] = (bits[code >> 3] ?? 0) | (1 << (code & 7));
  };
  const cmap = tableOffset(font, 'cmap');
  const encodings = font.getUint16(cmap + 2);
  for (let index = 0; index < encodings; index += 1) {
    const table = cmap + font.getUint32(cmap + 4 + index * 8 + 4);
    const format = font.getUint16(table);
    if (format === 12) markGroups(font, table, mark);
    if (format === 4) markSegments(font, table, mark);
  }
  return { has: (code) => ((bits[code >> 3] ?? 0) & (1 << (code & 7))) !== 0 };
}
