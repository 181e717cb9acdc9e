import type { FileFault } from './file-problem.ts';

const endOfImage = 0xd9;
const startOfScan = 0xda;

/**
 * What is wrong with a JPEG. Cameras put more after the picture: further pictures, filling, or a block of the vendor
 * that ends in `SEFT`. Anything else there makes the file disguised.
 */
export function faultOfJpeg(bytes: Buffer): FileFault | undefined {
  let offset = endOfPicture(bytes, 0);
  if (offset === undefined) return 'damaged';
  for (;;) {
    while (bytes[offset] === 0) offset += 1;
    if (offset === bytes.length) return undefined;
    const next: number | undefined = startsPicture(bytes, offset) ? endOfPicture(bytes, offset) : undefined;
    if (next === undefined) return bytes.subarray(-4).toString('latin1') === 'SEFT' ? undefined : 'disguised';
    offset = next;
  }
}

function startsPicture(bytes: Buffer, offset: number): boolean {
  return bytes[offset] === 0xff && bytes[offset + 1] === 0xd8;
}

/** The offset behind the picture that starts at `start`; undefined when it is cut off or has no picture in it. */
function endOfPicture(bytes: Buffer, start: number): number | undefined {
  let offset = start + 2;
  let [hasFrame, hasScan] = [false, false];
  while (bytes[offset] === 0xff) {
    const marker = bytes[offset + 1] ?? 0;
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    if (marker === endOfImage) return hasFrame && hasScan ? offset + 2 : undefined;
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || offset + 4 > bytes.length) return undefined;
    const segmentEnd = offset + 2 + bytes.readUInt16BE(offset + 2);
    if (segmentEnd < offset + 4 || segmentEnd >= bytes.length) return undefined;
    if (isFrame(marker)) {
      if (!hasSize(bytes, offset, segmentEnd)) return undefined;
      hasFrame = true;
    }
    hasScan ||= marker === startOfScan;
    offset = marker === startOfScan ? endOfScan(bytes, segmentEnd) : segmentEnd;
  }
  return undefined;
}

/** Start of frame: all of C0 to CF that are not tables or reserved. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function hasSize(bytes: Buffer, offset: number, end: number): boolean {
  return end - offset >= 10 && bytes.readUInt16BE(offset + 5) > 0 && bytes.readUInt16BE(offset + 7) > 0;
}

/** Coded data goes on up to the next marker; a stuffed zero and the restart markers belong to it. */
function endOfScan(bytes: Buffer, start: number): number {
  let offset = bytes.indexOf(0xff, start);
  while (offset !== -1) {
    const next = bytes[offset + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return offset;
    offset = bytes.indexOf(0xff, offset + (next === 0xff ? 1 : 2));
  }
  return bytes.length;
}
