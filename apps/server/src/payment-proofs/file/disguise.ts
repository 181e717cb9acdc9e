import type { ProofMediaType } from '../tables.ts';

/** Readers of PDF, and browsers that guess, look this far. */
const guessedFrom = 1024;
/** The end record of a ZIP, with the longest comment. */
const zipTail = 22 + 0xffff;
const zipEnd = Buffer.from('PK\x05\x06', 'latin1');
const zipEntry = Buffer.from('PK\x01\x02', 'latin1');
const archives = [Buffer.from('Rar!\x1a\x07', 'latin1'), Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1')];
const markup = /<(?:script|html|svg|iframe|!doctype|\?php)/i;

/** Whether another program would take the file for something other than it is. */
export function isDisguised(bytes: Buffer, mediaType: ProofMediaType): boolean {
  const isPdf = mediaType === 'application/pdf';
  const start = bytes.subarray(0, guessedFrom);
  if (!isPdf && start.includes('%PDF-')) return true;
  // What a PDF says in the open further on is its text; a picture has no text of this kind.
  if (markup.test((isPdf ? start : bytes).toString('latin1'))) return true;
  return endsAsZip(bytes) || archives.some((signature) => bytes.includes(signature));
}

/** A ZIP is read from its end, whatever stands before and behind it. */
function endsAsZip(bytes: Buffer): boolean {
  const tail = bytes.subarray(-zipTail);
  for (let at = tail.indexOf(zipEnd); at !== -1; at = tail.indexOf(zipEnd, at + 1)) {
    if (at + 22 > tail.length) return false;
    const entries = tail.readUInt16LE(at + 10);
    const directory = bytes.length - tail.length + at - tail.readUInt32LE(at + 12);
    if (entries === 0 || (directory >= 0 && bytes.subarray(directory, directory + 4).equals(zipEntry))) return true;
  }
  return false;
}
