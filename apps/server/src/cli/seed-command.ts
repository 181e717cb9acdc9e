import { parseArgs } from 'node:util';
import { seedEmptyDatabase } from '../services.ts';
import type { Command } from './commands.ts';
import { withServices } from './local-services.ts';

const advice = 'A server started with PORTICO_DEMO=1 adds the demo data itself.';

/** `portico seed`: adds the demo data to a database without customers. */
export const seedCommand: Command = async (args, terminal) => {
  parseArgs({ args, options: {} });
  const added = await withServices(terminal, 'seed', advice, (services, { db }) =>
    seedEmptyDatabase(db, services, new Date()),
  );
  if (added) terminal.out(`Added ${added.customers} customers and ${added.invoices} invoices.`);
  else terminal.error('The database has customers already. The demo data is added to an empty database only.');
  return added ? 0 : 1;
};
