import { readDatabaseConfiguration } from '../configuration/configuration.ts';
import { openDatabase, type Database } from '../database/open.ts';
import { createServices, type Services } from '../services.ts';
import { StartError } from '../start-error.ts';
import type { Terminal } from './terminal.ts';

/**
 * Opens the database in this process, runs the work and closes it again.
 *
 * @param purpose what another process is told this one does with the database
 * @param advice added to the refusal when another process holds the data folder
 * @throws StartError when the database cannot be opened
 */
export async function withServices<Result>(
  terminal: Terminal,
  purpose: string,
  advice: string,
  work: (services: Services, database: Database) => Promise<Result>,
): Promise<Result> {
  const configuration = await readDatabaseConfiguration(terminal.environment);
  const database = await openDatabase({ ...configuration, purpose }).catch((error: unknown) => {
    if (error instanceof StartError && / is in use by /.test(error.message)) {
      throw new StartError(`${error.message} ${advice}`, { cause: error });
    }
    throw error;
  });
  const services = await createServices(database);
  try {
    return await work(services, database);
  } finally {
    await services.close();
    await database.close();
  }
}
