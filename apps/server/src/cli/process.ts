import { StartError } from '../start-error.ts';
import { runCommand } from './commands.ts';
import type { Terminal } from './terminal.ts';

/** Runs the command line of this process and ends it with the command's exit code. */
export async function runProcess(): Promise<void> {
  const interruption = new AbortController();
  const terminal: Terminal = {
    environment: process.env,
    // Run by pnpm from a folder below, the paths of the command line are meant from there.
    folder: process.env['INIT_CWD'] ?? process.cwd(),
    out: (line) => void process.stdout.write(`${line}\n`),
    error: (line) => void process.stderr.write(`${line}\n`),
    interrupted: interruption.signal,
  };
  const interrupt = () => (interruption.signal.aborted ? process.exit(130) : interruption.abort());
  const code = await execute(terminal, interrupt);
  if (code !== undefined) process.exit(code);
}

async function execute(terminal: Terminal, interrupt: () => void): Promise<number | undefined> {
  try {
    return await runCommand(process.argv.slice(2), terminal, interrupt);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    terminal.error(error.message);
    return 1;
  }
}
