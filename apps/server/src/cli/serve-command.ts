import { parseArgs } from 'node:util';
import { runServer } from '../run-server.ts';
import type { Command } from './commands.ts';

/** `portico serve`: the same as running `src/main.ts`. */
export const serveCommand: Command = async (args, { environment }) => {
  parseArgs({ args, options: {} });
  await runServer(environment);
  return undefined;
};
