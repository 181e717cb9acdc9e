import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** One of the processes that make up the portal. */
export interface PortalProcess {
  name: string;
  /** Settles with its address when it has said that it is ready. */
  ready: Promise<string>;
  /** Settles, however it ends, with the last line it wrote to standard error. */
  ended: Promise<string>;
  /** Asks it to end, and insists after the grace period. */
  stop(): Promise<void>;
}

export interface ProcessPlan {
  name: string;
  /** Path of the module to run. */
  module: string;
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
 * each child is told once. It ends itself when the channel to the start command closes.
 */
export function startProcess(plan: ProcessPlan): PortalProcess {
  mkdirSync(plan.logFolder, { recursive: true });
  const log = createWriteStream(join(plan.logFolder, `${plan.name}.log`), { flags: 'a' });
  const child = spawn(process.execPath, [plan.module], {
    cwd: plan.folder,
    env: plan.environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout?.pipe(log, { end: false });
  let lastLine = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log.write(text);
    lastLine = text.trim().split('\n').at(-1) ?? lastLine;
  });

  const ended = new Promise<string>((settle) => {
    child.once('error', (error) => settle(error.message));
    child.once('close', () => settle(lastLine));
  });
  const ready = new Promise<string>((settle) => {
    child.on('message', (message: unknown) => {
      if (isReady(message)) settle(message.url);
    });
  });
  return { name: plan.name, ready, ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), gracePeriod);
  await ended;
  clearTimeout(insist);
}

function isReady(message: unknown): message is { type: 'ready'; url: string } {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';
}
