import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file of a ZIP. It is loaded when it is its turn, so that one at a time is in memory. */
export interface ZipEntry {
  name: string;
  /** False for what is compressed already. */
  compress: boolean;
  load: () => Promise<Readable>;
}

/**
 * The bytes of a ZIP, made as fast as they are read. The same files and time give the same bytes.
 *
 * @param entries with names that all differ
 * @param time the time of all files
 */
export function zipOf(entries: Iterable<ZipEntry>, time: Date): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  for (const { name, compress, load } of entries) {
    zip.addReadStreamLazy(name, { compress, mtime: time, forceDosTimestamp: false }, (give) => {
      load().then(
        (stream) => give(null, stream),
        (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    });
  }
  zip.end();
  return output;
}
