import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { maxFileBytes } from '../einvoice/read.ts';
import type { Schemas } from '../http/operations.ts';
import { decimalOf } from '../money/format-money.ts';
import type { Command } from './commands.ts';
import { findFiles, reasonOf, type FoundFile, type PassedOver } from './found-files.ts';
import { localTarget, remoteTarget, type ImportTarget } from './import-target.ts';
import { withServices } from './local-services.ts';
import { operatorServer, usualAddress } from './operator-server.ts';
import { printable, UsageError, type Terminal } from './terminal.ts';

interface ImportRun {
  names: string[];
  customerId: string | undefined;
  terminal: Terminal;
}

/** `portico import`: one line per file, the rest goes on when one is refused, a summary in the end. */
export const importCommand: Command = async (args, terminal, onInterrupt) => {
  const { values, positionals } = parseArgs({
    args,
    options: { customer: { type: 'string' }, url: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new UsageError('Name the files or folders to import.');
  const run: ImportRun = { names: positionals, customerId: values.customer, terminal };
  const server = values.url === undefined ? undefined : await operatorServer(values.url, terminal);
  onInterrupt();
  if (server) return importAll(run, remoteTarget(server));
  const advice = `Or import through a running server: add --url ${usualAddress(terminal)}`;
  return withServices(terminal, 'import', advice, (services) => importAll(run, localTarget(services)));
};

async function importAll({ names, customerId, terminal }: ImportRun, target: ImportTarget): Promise<number> {
  const passedOver: PassedOver = { hidden: 0, links: 0 };
  const count = { imported: 0, refused: 0 };
  try {
    for await (const file of findFiles(names, terminal.folder, passedOver)) {
      if (terminal.interrupted.aborted) break;
      const line = await importFile(file, customerId, target);
      count[line.startsWith('imported') ? 'imported' : 'refused'] += 1;
      terminal.out(line);
    }
  } finally {
    terminal.out(summaryOf(count, passedOver, terminal.interrupted.aborted));
  }
  if (terminal.interrupted.aborted) return 130;
  return count.refused > 0 ? 1 : 0;
}

async function importFile(file: FoundFile, customerId: string | undefined, target: ImportTarget): Promise<string> {
  const name = printable(file.name);
  const refused = (reason: string) => `refused   ${name}  ${printable(reason)}`;
  if (file.refusal !== undefined) return refused(file.refusal);
  const content = await readContent(file.path);
  if (typeof content === 'string') return refused(content);
  // The contract takes names of at most 255 characters; the end of a name tells more than its start.
  const filename = (name.split('/').at(-1) ?? name).slice(-255);
  const outcome = await target({ bytes: content, filename, customerId });
  if ('refused' in outcome) return refused(outcome.refused.replace(`${filename}: `, ''));
  const { number, total, outcome: result, syntax } = outcome.imported;
  const note = result === 'original_added' ? `  kept with the invoice as its ${syntax.toUpperCase()} original` : '';
  return `imported  ${name}  ${printable(number)}  ${amountOf(total)}${note}`;
}

/** The bytes of a file, or why there are none. The size is looked at before anything is read. */
async function readContent(path: Buffer): Promise<Uint8Array<ArrayBuffer> | string> {
  try {
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      if (size === 0) return 'it is empty';
      if (size > maxFileBytes) return `it is larger than ${maxFileBytes / 1024 / 1024} MB`;
      return new Uint8Array(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    return reasonOf(error);
  }
}

function amountOf(money: Schemas['Money']): string {
  return `${decimalOf(money)} ${money.currency}`;
}

function summaryOf(count: { imported: number; refused: number }, { hidden, links }: PassedOver, cut: boolean): string {
  return [
    `${count.imported} imported, ${count.refused} refused`,
    ...(hidden > 0 ? [`${hidden} hidden ${hidden === 1 ? 'name' : 'names'} passed over`] : []),
    ...(links > 0 ? [`${links} ${links === 1 ? 'link' : 'links'} not followed`] : []),
    ...(cut ? ['stopped before the end'] : []),
  ].join(', ');
}
