import { describeError } from './http/request-log.ts';
import { runServer } from './run-server.ts';
import { StartError } from './start-error.ts';

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

try {
  await runServer(process.env);
} catch (error) {
  fail(error);
}

/** What stops a start is one line for the person at the terminal; everything else is a fault for the log. */
function fail(error: unknown): never {
  const line =
    error instanceof StartError ? error.message : JSON.stringify({ level: 'fatal', err: describeError(error) });
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
