import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { createServerDatabase, testDatabaseUrl } from '../database/test-database.ts';

export const main = resolve(import.meta.dirname, '../../src/main.ts');
export const portico = resolve(import.meta.dirname, '../../bin/portico');

export interface FinishedProcess {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  error: string;
}

/** A process under test, with all it has said so far. */
export interface RunningProcess {
  child: ChildProcess;
  /** What it said so far. */
  said: { out: string; error: string };
  finished: Promise<FinishedProcess>;
  /** Resolves with the server's address; rejects when the process ends before. */
  ready: () => Promise<string>;
}

/** Starts a script with nothing of this process's settings but what is given. */
export function start(script: string, args: string[], environment: Record<string, string>): RunningProcess {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said = { out: '', error: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.error += text));
  const ends = [child.stdout, child.stderr].map((stream) => stream && once(stream, 'end'));
  const finished = Promise.all([once(child, 'exit'), ...ends]).then(([[code, signal]]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    ...said,
  }));
  const ready = async () => {
    const early = finished.then(({ error }) => Promise.reject(new Error(`It ended before it was ready: ${error}`)));
    const [message] = (await Promise.race([once(child, 'message'), early])) as [{ type: string; url: string }];
    return message.url;
  };
  return { child, said, finished, ready };
}

/** Asks a process to stop and waits for its end. */
export async function stop(
  { child, finished }: RunningProcess,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<FinishedProcess> {
  child.kill(signal);
  return finished;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return String(typeof address === 'object' && address ? address.port : 0);
}

/** Settings for the database of a test: none for the embedded one, or a new database with `TEST_DATABASE_URL`. */
export async function databaseSettings(): Promise<{ settings: Record<string, string>; drop: () => Promise<void> }> {
  if (testDatabaseUrl === undefined) return { settings: {}, drop: async () => undefined };
  const { url, drop } = await createServerDatabase(testDatabaseUrl);
  return { settings: { DATABASE_URL: url }, drop };
}
