import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';

interface FileStream {
  nfd?: number;
  node?: unknown;
}

interface NodeFileSystem {
  realPath?(node: unknown): string;
  stream_ops?: { write?: unknown; fsync?: (stream: FileStream) => number };
}

/**
 * Gives the embedded database a working fsync: its file layer has none, so a commit would survive the death of the
 * process but not a loss of power.
 *
 * @returns false when this build of the database has no such place to put it
 */
export function enableFsync(database: PGlite): boolean {
  const files = nodeFileSystem(database);
  if (typeof files?.stream_ops?.write !== 'function') return false;
  files.stream_ops.fsync = (stream) => {
    if (typeof stream.nfd === 'number') fsyncSync(stream.nfd);
    else if (files.realPath) syncPath(files.realPath(stream.node));
    return 0;
  };
  return true;
}

/** Writes a whole folder through to the disk, files and names. */
export function syncFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncFolder(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(folder);
}

/** Writes one file, or the names in one folder, through to the disk. */
export function syncPath(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function nodeFileSystem(database: PGlite): NodeFileSystem | undefined {
  const runtime: unknown = database.Module;
  const files = property(property(property(runtime, 'FS'), 'filesystems'), 'NODEFS');
  return files as NodeFileSystem | undefined;
}

function property(value: unknown, name: string): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  return (value as Record<string, unknown>)[name];
}
