import { importCommand } from './import-command.ts';
import { keysCommand } from './keys-command.ts';
import { proofsCommand } from './proofs-command.ts';
import { seedCommand } from './seed-command.ts';
import { quotesCommand } from './quotes-command.ts';
import { sellersCommand } from './sellers-command.ts';
import { serveCommand } from './serve-command.ts';
import { UsageError, type Terminal } from './terminal.ts';

/** @returns the exit code, or undefined when the command goes on running the process */
export type Command = (args: string[], terminal: Terminal, onInterrupt: InterruptSetup) => Promise<number | undefined>;

/** A command that can stop early calls it to take over the signals. */
export type InterruptSetup = () => void;

const commands: Record<string, Command> = {
  import: importCommand,
  proofs: proofsCommand,
  quotes: quotesCommand,
  sellers: sellersCommand,
  seed: seedCommand,
  keys: keysCommand,
  serve: serveCommand,
};

const help = `Usage: portico COMMAND

  import FILE|FOLDER...   Import e-invoices (UBL 2.1, CII, Factur-X and ZUGFeRD PDF), folders with all below them.
      --customer ID       The customer they belong to; found by the buyer of each document when absent.
      --url URL           Send them to a running server, with the first key of PORTICO_SECRET_KEY or the one in
                          DATA_DIR. Without it the database is opened here, while no server holds it.
  proofs list             List proofs of payment, oldest first.
      --status STATUS     Only these: submitted, under_review, accepted or rejected.
      --customer ID       Only those of this customer.
  proofs show ID          Tell what a proof says.
  proofs download ID      Write its file into this folder, or to the path of --to FILE.
  proofs review ID        Say that somebody looks at it.
  proofs accept ID        Mark its invoices as paid and make its subscription active again.
  proofs reject ID        Refuse it, for the --reason unreadable, wrong_invoice, wrong_amount, not_received, duplicate
                          or other, with a --note TEXT for the customer.
      --url URL           All of them through a running server, as above.
  quotes list             List renewal quotes, oldest first; with --status and --customer as above.
  quotes approve ID       Let a quote that waits for a decision go on, with a --note TEXT for the customer and a further
                          --discount PERCENT on every line.
  quotes decline ID       Do not make this offer, with a --note TEXT for the customer.
      --url URL           All of them through a running server, as above.
  sellers set FILE        Say who invoices are from, in a JSON file: name, address, tax id, account, number series, notes.
      --brand ID          Only those of the customers of this brand; of all without a seller of their own when absent.
  sellers show            Print it, as a file that sellers set takes; of --brand ID.
  seed                    Fill an empty database with the demo data.
  keys rotate             Sign sessions with a new key. A running server takes it over at once; open sessions go on.
  serve                   Run the server.

Settings are environment variables: DATA_DIR, DATABASE_URL, API_PORT, PORTICO_SECRET_KEY, SESSION_KEYS_FILE.
Exit code: 0 when all went well, 1 when something was refused or could not start, 2 for a command line it cannot read.`;

/**
 * Runs one command line.
 *
 * @param args without program and script
 * @param interrupt what a signal to stop does while a command that can stop early runs
 * @throws StartError when the command cannot start
 */
export async function runCommand(
  args: string[],
  terminal: Terminal,
  interrupt: () => void,
): Promise<number | undefined> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || args.some((arg) => arg === '--help' || arg === '-h')) {
    if (name !== undefined) terminal.out(help);
    else terminal.error(help);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new UsageError(`There is no command ${JSON.stringify(name)}.`);
    return await command(rest, terminal, () => {
      process.on('SIGINT', interrupt);
      process.on('SIGTERM', interrupt);
    });
  } catch (error) {
    if (!isUsageError(error)) throw error;
    terminal.error(`${error.message}\nportico --help lists the commands.`);
    return 2;
  }
}

/** Ours, and those of `parseArgs`. */
function isUsageError(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    (error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS'))
  );
}
