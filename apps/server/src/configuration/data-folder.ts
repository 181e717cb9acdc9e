import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartError } from '../start-error.ts';

const reasons: Record<string, string> = {
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'there is a file of that name',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};

/** Creates the folder for its owner alone, or checks that it can be written. @throws StartError */
export async function prepareDataFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code = 'error' } = error as NodeJS.ErrnoException;
    throw new StartError(
      `The data folder ${folder} cannot be used: ${reasons[code] ?? code}. Set DATA_DIR to a folder that can be written.`,
      { cause: error },
    );
  }
}

/** Step by step: Node's own recursive mkdir never returns below `/proc`. */
async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (found?.isDirectory()) return;
  if (found) throw Object.assign(new Error('not a folder'), { code: 'EEXIST' });
  await makeFolder(dirname(folder));
  await mkdir(folder, { mode: 0o700 });
}
