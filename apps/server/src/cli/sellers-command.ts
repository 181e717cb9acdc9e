import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ProblemError } from '../http/problem.ts';
import type { SellerService } from '../sellers/service.ts';
import type { Command } from './commands.ts';
import { reasonOf } from './found-files.ts';
import { withServices } from './local-services.ts';
import { printable, UsageError, type Terminal } from './terminal.ts';

interface SellersRun {
  sellers: SellerService;
  brandId: string | null;
  terminal: Terminal;
}

const advice = 'Stop the server for a moment: it reads the sellers anew for each invoice.';

/** `portico sellers`: who invoices are from. */
export const sellersCommand: Command = async (args, terminal) => {
  const { values, positionals } = parseArgs({
    args,
    options: { brand: { type: 'string' } },
    allowPositionals: true,
  });
  const [action = '', file, ...more] = positionals;
  if (!['set', 'show'].includes(action)) throw new UsageError('sellers takes one of set, show.');
  if (more.length > 0 || (action === 'set') !== (file !== undefined)) {
    throw new UsageError(`sellers ${action} takes ${action === 'set' ? 'one file' : 'no file'}.`);
  }
  const brandId = brandOf(values.brand);
  const written = file === undefined ? undefined : await readJson(file, terminal);
  if (written?.refusal !== undefined) {
    terminal.error(printable(written.refusal));
    return 1;
  }
  return withServices(terminal, 'sellers', advice, ({ sellers }) => {
    const run = { sellers, brandId, terminal };
    return written ? set(run, written.content) : show(run);
  });
};

function brandOf(brand: string | undefined): string | null {
  if (brand === undefined) return null;
  if (/^[A-Za-z0-9_-]{1,64}$/.test(brand)) return brand;
  throw new UsageError('--brand takes the id of a brand, such as harbour.');
}

/** The content of a file, or why there is none. */
async function readJson(
  name: string,
  { folder }: Terminal,
): Promise<{ content: unknown; refusal?: undefined } | { refusal: string }> {
  let text: string;
  try {
    text = await readFile(resolve(folder, name), 'utf8');
  } catch (error) {
    return { refusal: `${name}: ${reasonOf(error)}` };
  }
  try {
    return { content: JSON.parse(text) as unknown };
  } catch (error) {
    return { refusal: `${name} is not JSON: ${(error as Error).message}` };
  }
}

async function set({ sellers, brandId, terminal }: SellersRun, written: unknown): Promise<number> {
  try {
    const { party, series, netDays } = await sellers.setSeller(written, brandId);
    const whose = brandId === null ? 'Invoices' : `Invoices of the brand ${brandId}`;
    const numbers = [series.invoice, 'YEAR', '0001'].filter((part) => part !== '').join('-');
    terminal.out(printable(`${whose} are from ${party.name}, numbered ${numbers}, due in ${netDays} days.`));
    return 0;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    terminal.error(error.message);
    for (const { pointer, message } of error.fields ?? []) {
      terminal.error(printable(`  ${pointer.slice(1).replaceAll('/', '.') || 'the file'} ${message}`));
    }
    return 1;
  }
}

async function show({ sellers, brandId, terminal }: SellersRun): Promise<number> {
  const settings = await sellers.getSeller(brandId);
  if (!settings) {
    const whose = brandId === null ? 'No seller is set' : `The brand ${brandId} has no seller of its own`;
    terminal.error(`${whose}. Set one with: portico sellers set FILE${brandId === null ? '' : ` --brand ${brandId}`}`);
    return 1;
  }
  for (const line of JSON.stringify(settings, null, 2).split('\n')) terminal.out(printable(line));
  return 0;
}
