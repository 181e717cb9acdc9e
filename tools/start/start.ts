import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startProcess } from './child-process.ts';
import type { PortalProcess } from './child-process.ts';
import { prepareSettings, StartRefusal } from './settings.ts';
import type { Settings } from './settings.ts';

/** Starts the whole portal: server with demo data, sandbox and portal, each a process, and stops all with the first. */

const root = resolve(import.meta.dirname, '../..');
const running: PortalProcess[] = [];
let stopping: Promise<void> | undefined;

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
for (const [signal, exitCode] of Object.entries(signals)) {
  process.on(signal, () => void stopAll().then(() => process.exit(exitCode)));
}

try {
  await startAll(await prepareSettings(process.env, root));
} catch (error) {
  if (!(error instanceof StartRefusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  await stopAll();
  process.exit(1);
}

async function startAll(settings: Settings): Promise<void> {
  const logFolder = join(settings.dataDir, 'logs');
  mkdirSync(logFolder, { recursive: true });
  say('Building the portal page…');
  buildPage(logFolder, settings.environment);
  say('Starting; the first start prepares the database and the demo data…');

  const modules = {
    server: 'apps/server/src/main.ts',
    sandbox: 'apps/sandbox/src/main.ts',
    portal: 'apps/portal/src/server/main.ts',
  };
  for (const [name, module] of Object.entries(modules)) {
    const environment = { ...settings.environment, PORTICO_DEMO: '1' };
    running.push(startProcess({ name, module: join(root, module), environment, logFolder, folder: root }));
  }
  const firstEnd = Promise.race(running.map(refuseWhenEnded));
  await Promise.race([firstEnd, Promise.all(running.map(({ ready }) => ready))]);
  if (!stopping) say(addresses(settings));
  await firstEnd;
}

async function refuseWhenEnded({ name, ended }: PortalProcess): Promise<never> {
  const lastLine = await ended;
  // Whatever ends while everything is being stopped is no news.
  if (stopping) return new Promise(() => undefined);
  throw new StartRefusal(lastLine || `The ${name} has ended. Its log is in the data folder, logs/${name}.log.`);
}

function buildPage(logFolder: string, environment: Record<string, string>): void {
  const log = openSync(join(logFolder, 'page.log'), 'w');
  const options = { cwd: root, env: environment, stdio: ['ignore', log, log] as ['ignore', number, number] };
  const { status } = spawnSync('pnpm', ['--filter', '@portico/portal', 'run', 'build'], options);
  closeSync(log);
  if (status !== 0) throw new StartRefusal(`The portal page could not be built. See ${join(logFolder, 'page.log')}.`);
}

function stopAll(): Promise<void> {
  stopping ??= Promise.all(running.map((one) => one.stop())).then(() => undefined);
  return stopping;
}

function addresses({ environment, dataDir, ports }: Settings): string {
  return `
  Portal      ${environment['PORTAL_URL']}
  API         ${environment['API_URL']}
  Mail inbox  ${environment['SANDBOX_URL']}/mail   (SMTP on port ${ports.smtp})
  Data        ${dataDir}

  Sign in with password "demo":
    owner@atelier.example        French customer
    accountant@atelier.example   the same customer, read-only
    owner@werk.example           German customer
    owner@marais.example         French customer, subscription inactive for payment default
    owner@partner.example        customer of the second brand, English

  Ctrl-C stops everything and keeps the data.
`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
