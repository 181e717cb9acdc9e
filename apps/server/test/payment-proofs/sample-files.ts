import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { crc32, deflateSync } from 'node:zlib';

/** One chunk of a PNG with its checksum. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

const pngStart = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

interface PngSample {
  width?: number;
  height?: number;
  interlaced?: boolean;
  /** The unfolded picture; right for a grey picture of this size when absent. */
  picture?: Uint8Array;
  /** Chunks between header and picture. */
  extra?: readonly Buffer[];
}

/** A grey PNG. */
export function pngFile({
  width = 3,
  height = 2,
  interlaced = false,
  picture,
  extra = [],
}: PngSample = {}): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  header.writeUInt8(interlaced ? 1 : 0, 12);
  const data = deflateSync(picture ?? new Uint8Array(height * (1 + width)));
  const end = pngChunk('IEND', new Uint8Array());
  return Buffer.concat([pngStart, pngChunk('IHDR', header), ...extra, pngChunk('IDAT', data), end]);
}

/** A JPEG of two by two grey pixels. */
export const jpegFile = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4z' +
    'NDL/wAALCAACAAIBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJx' +
    'FDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZ' +
    'mqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ACv/2Q==',
  'base64',
);

/** A PDF of one empty page. */
export async function pdfFile(change: (document: PDFDocument) => void = () => undefined): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage();
  change(document);
  return Buffer.from(await document.save());
}

/** A PDF that runs something when it is opened. */
export function pdfThatRuns(action: Record<string, string>): Promise<Buffer> {
  return pdfFile(({ catalog, context }) => {
    const named = Object.entries(action).map(([key, value]) => [key, PDFName.of(value)]);
    catalog.set(PDFName.of('OpenAction'), context.obj({ Type: 'Action', ...Object.fromEntries(named) }));
  });
}

/** A ZIP with nothing in it but its end record. */
export const emptyZip = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
