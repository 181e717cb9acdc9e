import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../start-error.ts';

/** The data folder, held by this process alone until `release` is called or the process ends. */
export interface FolderLock {
  /** Safe to call again. */
  release: () => void;
}

/**
 * Takes the data folder for this process, creating the folder when it is missing.
 *
 * The lock is SQLite's exclusive file lock: the kernel drops it with its owner, however the owner dies.
 *
 * @param folder path of the data folder
 * @param purpose what this process does with it, in the words another process will be refused with: `server`, `import`
 * @throws StartError when the folder cannot be used, or another process uses it
 */
export function lockFolder(folder: string, purpose: string): FolderLock {
  prepareFolder(folder);
  const ownerFile = join(folder, 'lock-owner.json');
  const lock = openLock(folder);
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw unusable(folder, error);
    throw new StartError(
      `The data folder ${folder} is in use by ${readOwner(ownerFile)}. Stop it first, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  writeFileSync(ownerFile, JSON.stringify({ process: process.pid, purpose }));
  return {
    release: () => {
      if (!lock.isOpen) return;
      rmSync(ownerFile, { force: true });
      lock.close();
    },
  };
}

function prepareFolder(folder: string): void {
  try {
    makeFolder(resolve(folder));
    if (!statSync(folder).isDirectory()) throw new Error('it is not a folder');
    const probe = join(folder, `.writable-${process.pid}`);
    closeSync(openSync(probe, 'w'));
    rmSync(probe);
  } catch (error) {
    throw unusable(folder, error);
  }
}

/** Node's own recursive mkdir never returns below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function openLock(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, 'lock.sqlite'));
  } catch (error) {
    throw unusable(folder, error);
  }
}

function unusable(folder: string, cause: unknown): StartError {
  const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'unknown error';
  return new StartError(
    `The data folder ${folder} cannot be used (${reason}). Make it a folder this user can write, or set DATA_DIR to another one.`,
    { cause },
  );
}

/** SQLITE_BUSY and its extended codes. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && error.errcode % 256 === 5;
}

function readOwner(file: string): string {
  try {
    const owner: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof owner === 'object' && owner !== null && 'process' in owner && 'purpose' in owner) {
      return `the ${String(owner.purpose)} (process ${String(owner.process)})`;
    }
  } catch {
    // The owner has just started, or the file was removed by hand: the lock itself still holds.
  }
  return 'another process';
}
