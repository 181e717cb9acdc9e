import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const startCommand = resolve(import.meta.dirname, '../../tools/start/start.ts');
const portNames = ['API_PORT', 'PORTAL_PORT', 'SANDBOX_PORT', 'SMTP_PORT'] as const;

/** How long a start may take on a slow machine, in milliseconds. */
const startLimit = 180_000;

export type Ports = Record<(typeof portNames)[number], number>;

/** A run of the start command. */
export interface Demo {
  child: ChildProcess;
  portalUrl: string;
  /** Everything it wrote to the terminal so far. */
  output(this: void): string;
  errors(this: void): string;
  /** Settles when it says that everything is up; refuses when it ends before. */
  started: Promise<void>;
  /** Settles with the exit code, or the signal that ended it. */
  ended: Promise<number | string>;
  /** Sends Ctrl-C and waits. */
  stop(this: void): Promise<void>;
}

/** Runs the start command on these ports and data folder, as the leader of a process group of its own. */
export function runDemo(ports: Ports, dataDir: string, environment: Record<string, string> = {}): Demo {
  const numbers = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));
  const child = spawn(process.execPath, [startCommand], {
    env: { ...cleanEnvironment(), ...numbers, DATA_DIR: dataDir, ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  const started = new Promise<void>((settle, refuse) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('Ctrl-C')) settle();
    });
    void ended.then((code) => refuse(new Error(`The start command ended with ${code}: ${errors}`)));
    AbortSignal.timeout(startLimit).addEventListener('abort', () => refuse(new Error(`Not started: ${output}`)));
  });
  // A test that waits for the end does not wait for the start.
  started.catch(() => undefined);
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    await ended;
  };
  const portalUrl = `http://127.0.0.1:${ports.PORTAL_PORT}`;
  return { child, portalUrl, output: () => output, errors: () => errors, started, ended, stop };
}

/** A started demo on free ports and a new data folder. */
export async function startDemo(): Promise<{ demo: Demo; ports: Ports; dataDir: string; close: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'portico-end-to-end-'));
  const ports = await freePorts();
  const demo = runDemo(ports, dataDir);
  const close = async (): Promise<void> => {
    await demo.stop();
    await rm(dataDir, { recursive: true });
  };
  await demo.started.catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { demo, ports, dataDir, close };
}

/** Four ports nobody listens on; held together while asking, so that they differ. */
export async function freePorts(): Promise<Ports> {
  const servers = portNames.map(() => createServer());
  await Promise.all(servers.map((server) => new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))));
  const found = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((settle) => server.close(settle))));
  return Object.fromEntries(portNames.map((name, index) => [name, found[index]])) as Ports;
}

/** The ports of these that somebody listens on. */
export async function portsInUse(ports: Ports): Promise<string[]> {
  const answers = await Promise.all(
    Object.entries(ports).map(async ([name, port]) => ((await isFree(port)) ? [] : [name])),
  );
  return answers.flat();
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((settle) => {
    probe.once('error', () => settle(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => settle(true)));
  });
}

/** The caller's environment without what would point the demo at other data, keys or addresses. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign =
    /^(DATABASE_URL|TEST_DATABASE_URL|PORTICO_.*|OIDC_.*|.*_KEYS_FILE|ALLOWED_ORIGINS|(API|PORTAL|SANDBOX)_URL|PAYMENT_.*|SANDBOX_.*|STRIPE_.*|SMTP_URL|TAX_REGISTER_URL|MAIL_FROM|HOST|NODE_TEST_CONTEXT)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
