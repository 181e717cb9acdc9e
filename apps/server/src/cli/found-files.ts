import { lstat, readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Stats } from 'node:fs';

/** A file to import, or a name that cannot be one. */
export interface FoundFile {
  /** As bytes: names need not be valid UTF-8. */
  path: Buffer;
  /** As the person wrote it, with the folders below. Not yet safe to print. */
  name: string;
  /** Why it cannot be read; undefined for a regular file. */
  refusal?: string;
}

/** What was passed over on purpose, to be said in the end. */
export interface PassedOver {
  hidden: number;
  links: number;
}

const separator = Buffer.from('/');

/**
 * Walks files and folders in the order of their names. Named on the command line a link is followed; inside a folder
 * links, hidden names and what is not a regular file are passed over, so that no loop and no device is ever entered.
 */
export async function* findFiles(
  names: readonly string[],
  folder: string,
  passedOver: PassedOver,
): AsyncGenerator<FoundFile> {
  for (const name of names) {
    const path = Buffer.from(resolve(folder, name));
    const found = await look(stat, path);
    if (typeof found === 'string') yield { path, name, refusal: found };
    else if (found.isDirectory()) yield* walk(path, name.replace(/\/+$/, ''), passedOver);
    else yield fileOrRefusal(found, path, name);
  }
}

async function* walk(folder: Buffer, name: string, passedOver: PassedOver): AsyncGenerator<FoundFile> {
  let entries: Buffer[];
  try {
    entries = (await readdir(folder, { encoding: 'buffer' })).sort((left, right) => Buffer.compare(left, right));
  } catch (error) {
    yield { path: folder, name, refusal: reasonOf(error) };
    return;
  }
  for (const entry of entries) {
    if (entry[0] === 0x2e) {
      passedOver.hidden += 1;
      continue;
    }
    const path = Buffer.concat([folder, separator, entry]);
    const below = `${name}/${entry.toString('utf8')}`;
    const found = await look(lstat, path);
    if (typeof found === 'string') yield { path, name: below, refusal: found };
    else if (found.isSymbolicLink()) passedOver.links += 1;
    else if (found.isDirectory()) yield* walk(path, below, passedOver);
    else yield fileOrRefusal(found, path, below);
  }
}

function fileOrRefusal(found: Stats, path: Buffer, name: string): FoundFile {
  return found.isFile() ? { path, name } : { path, name, refusal: 'not a regular file' };
}

async function look(how: (path: Buffer) => Promise<Stats>, path: Buffer): Promise<Stats | string> {
  try {
    return await how(path);
  } catch (error) {
    return reasonOf(error);
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  ELOOP: 'the link leads in a circle',
  ENAMETOOLONG: 'the name is too long',
};

/** An error of the file system in words. */
export function reasonOf(error: unknown): string {
  const { code = 'error' } = error as NodeJS.ErrnoException;
  return reasons[code] ?? `it cannot be read (${code})`;
}
