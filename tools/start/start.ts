import { resolve } from 'node:path';
import { Processes } from './processes.ts';
import { prepareSettings, StartRefusal } from './settings.ts';
import type { Settings } from './settings.ts';

/** Starts the whole portal: server with demo data, sandbox and portal, each a process, and stops all with the first. */

const root = resolve(import.meta.dirname, '../..');

/** Signals of one Ctrl-C can arrive twice; only a later one means impatience. In milliseconds. */
const sameIntention = 500;

/** Being asked to stop is not a failure; an interrupt says so by the exit code that terminals expect. */
const exitCodes = { SIGINT: 130, SIGTERM: 0, SIGHUP: 0 } as const;

// After a hang-up there is no terminal left to write to.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

let processes: Processes | undefined;
let stoppingSince: number | undefined;
for (const [signal, exitCode] of Object.entries(exitCodes)) process.on(signal, () => handleSignal(exitCode));

try {
  const settings = await prepareSettings(process.env, root);
  processes = new Processes(settings, root);
  await processes.start(say);
  if (stoppingSince === undefined) say(addresses(settings));
  await processes.untilFailure();
} catch (error) {
  if (!(error instanceof StartRefusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  await processes?.stop();
  process.exit(1);
}

function handleSignal(exitCode: number): void {
  if (stoppingSince === undefined) {
    stoppingSince = performance.now();
    void (processes?.stop() ?? Promise.resolve()).then(() => process.exit(exitCode));
  } else if (performance.now() - stoppingSince > sameIntention) {
    processes?.kill();
  }
}

function addresses({ environment, dataDir, ports }: Settings): string {
  return `
  Portal      ${environment['PORTAL_URL']}
  API         ${environment['API_URL']}
  Mail inbox  ${environment['SANDBOX_URL']}/mail   (SMTP on port ${ports.smtp})
  Payments    ${environment['SANDBOX_URL']}/payments
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
