/** Largest file that the server takes, in bytes. */
export const largestFile = 10 * 1024 * 1024;

/** What is wrong with a file, as far as a page can tell before it is sent. */
export type FileProblem = 'empty' | 'too-large' | 'wrong-type' | 'unreadable';

const signatures: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [0xff, 0xd8, 0xff],
];

/** What the picker of files offers: names are only a help, the content counts. */
export const acceptedFiles = 'application/pdf,image/png,image/jpeg,.pdf,.png,.jpg,.jpeg';

/** Looks at the size and the first bytes; the server looks at the rest. */
export async function checkFile(file: File): Promise<FileProblem | undefined> {
  if (file.size === 0) return 'empty';
  if (file.size > largestFile) return 'too-large';
  try {
    const start = new Uint8Array(await file.slice(0, 8).arrayBuffer());
    const isKnown = signatures.some((signature) => signature.every((byte, index) => start[index] === byte));
    return isKnown ? undefined : 'wrong-type';
  } catch {
    return 'unreadable';
  }
}
