import { Readable } from 'node:stream';
import { crc32, createInflate } from 'node:zlib';
import type { FileFault } from './file-problem.ts';

/** A picture of a screen has far fewer; more would only cost time to unfold. */
const maxPixels = 50_000_000;
const signatureLength = 8;
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const knownCritical = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);

interface Chunk {
  type: string;
  data: Buffer;
}

/** What is wrong with a PNG: every checksum is compared and the picture is unfolded, without keeping it. */
export async function faultOfPng(bytes: Buffer): Promise<FileFault | undefined> {
  const chunks = readChunks(bytes);
  if (!chunks) return 'damaged';
  const { chunks: found, end } = chunks;
  const [header] = found;
  const isOrdered = header?.type === 'IHDR' && found.filter(({ type }) => type === 'IHDR').length === 1;
  if (!isOrdered || found.some(({ type }) => isUnknownCritical(type))) return 'damaged';
  if (end !== bytes.length) return 'disguised';
  const expected = unfoldedLength(header.data);
  if (typeof expected === 'string') return expected;
  const data = found.filter(({ type }) => type === 'IDAT').map(({ data: part }) => part);
  return (await unfolds(data, expected)) ? undefined : 'damaged';
}

/** All chunks up to the last one, and where that ends; undefined when a checksum is wrong or the end is missing. */
function readChunks(bytes: Buffer): { chunks: Chunk[]; end: number } | undefined {
  const chunks: Chunk[] = [];
  let offset = signatureLength;
  while (offset + 12 <= bytes.length) {
    const dataEnd = offset + 8 + bytes.readUInt32BE(offset);
    if (dataEnd + 4 > bytes.length) return undefined;
    const type = bytes.toString('latin1', offset + 4, offset + 8);
    if (!/^[A-Za-z]{4}$/.test(type) || crc32(bytes.subarray(offset + 4, dataEnd)) !== bytes.readUInt32BE(dataEnd)) {
      return undefined;
    }
    chunks.push({ type, data: bytes.subarray(offset + 8, dataEnd) });
    offset = dataEnd + 4;
    if (type === 'IEND') return { chunks, end: offset };
  }
  return undefined;
}

/** A capital first letter means that a reader has to understand the chunk. */
function isUnknownCritical(type: string): boolean {
  return /^[A-Z]/.test(type) && !knownCritical.has(type);
}

/** The first column and row of each pass of an interlaced picture, and how far apart they are. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Bytes of the unfolded picture, or what is wrong with the header. */
function unfoldedLength(header: Buffer): number | FileFault {
  if (header.length !== 13) return 'damaged';
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colour, interlace] = [header.readUInt8(8), header.readUInt8(9), header.readUInt8(12)];
  const samples = samplesOf[colour];
  if (width === 0 || height === 0 || samples === undefined || ![1, 2, 4, 8, 16].includes(depth)) return 'damaged';
  if (width * height > maxPixels) return 'exhausting';
  const lines = (columns: number, rows: number) =>
    columns === 0 ? 0 : rows * (1 + Math.ceil((columns * depth * samples) / 8));
  if (interlace === 0) return lines(width, height);
  return passes.reduce(
    (sum, [left, top, across, down]) =>
      sum + lines(Math.ceil(Math.max(0, width - left) / across), Math.ceil(Math.max(0, height - top) / down)),
    0,
  );
}

async function unfolds(parts: readonly Buffer[], expected: number): Promise<boolean> {
  let length = 0;
  try {
    for await (const piece of Readable.from(parts).pipe(createInflate())) {
      length += (piece as Buffer).length;
      if (length > expected) return false;
    }
  } catch {
    return false;
  }
  return length === expected;
}
