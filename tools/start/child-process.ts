import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** How a process ended. */
export interface ProcessEnd {
  /** Exit code; null when a signal ended it or it never started. */
  code: number | null;
  signal: string | null;
  /** The last line it wrote to standard error. */
  lastLine: string;
}

/** One of the processes that make up the portal. */
export interface PortalProcess {
  name: string;
  /** Where its output goes. */
  log: string;
  /** Settles when it has said that it is ready. */
  ready: Promise<void>;
  /** Settles however it ends. */
  ended: Promise<ProcessEnd>;
  /** Asks it to end, and insists after the grace period. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

export interface ProcessPlan {
  name: string;
  /** Path of the module to run, and its arguments. */
  module: readonly [string, ...string[]];
  environment: Record<string, string>;
  /** Where `NAME.log` is written. */
  logFolder: string;
  /** Folder to run in. */
  folder: string;
}

/** How long a process may take to end by itself, in milliseconds. */
const gracePeriod = 10_000;

/**
 * Starts a process in a group of its own, so that an interrupt from the terminal reaches the start command alone and
 * each child is told once. It ends itself when the channel to the start command closes. Its output goes straight to the
 * log file, which is there even when the start command is not.
 */
export function startProcess({ name, module, environment, logFolder, folder }: ProcessPlan): PortalProcess {
  const log = join(logFolder, `${name}.log`);
  const file = openSync(log, 'a');
  const child = spawn(process.execPath, module, {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ['ignore', file, 'pipe', 'ipc'],
  });
  let lastLine = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    writeSync(file, text);
    lastLine = text.trim().split('\n').at(-1) ?? lastLine;
  });
  const ended = new Promise<ProcessEnd>((settle) => {
    child.once('error', (error) => settle({ code: null, signal: null, lastLine: error.message }));
    child.once('close', (code, signal) => {
      closeSync(file);
      settle({ code, signal, lastLine });
    });
  });
  const ready = new Promise<void>((settle) => {
    child.on('message', (message) => {
      if (isReady(message)) settle();
    });
  });
  return { name, log, ready, ended, stop: () => stop(child, ended), kill: () => child.kill('SIGKILL') };
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), gracePeriod);
  await ended;
  clearTimeout(insist);
}

function isReady(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';
}
