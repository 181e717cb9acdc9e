import { readConfiguration, type Configuration, type Environment } from './configuration/configuration.ts';
import { createServer, type PorticoServer } from './server.ts';
import { seedEmptyDatabase } from './services.ts';

/** Signals of one Ctrl-C can arrive twice, from the terminal and from the parent; only a later one means impatience. */
const sameIntention = 500;

/**
 * Runs the server in this process until it is told to stop. Says so in the log when it is ready, and to the parent
 * process, if there is a channel to it, with `{ type: 'ready', url }`.
 *
 * @throws StartError telling what to change
 */
export async function runServer(environment: Environment): Promise<void> {
  let server: PorticoServer | undefined;
  stopOnSignal(async (reason) => {
    server?.app.log.info({ reason }, 'stopping');
    await server?.close();
    process.exit(0);
  });
  const configuration = await readConfiguration(environment);
  server = await createServer(configuration);
  await seedIfAsked(server, configuration);
  const url = await server.listen();
  server.app.log.info({ url, database: server.database.kind }, 'ready');
  process.send?.({ type: 'ready', url });
}

async function seedIfAsked({ app, database, services }: PorticoServer, { demo }: Configuration): Promise<void> {
  if (!demo) return;
  const seeded = await seedEmptyDatabase(database.db, services, new Date());
  if (seeded) app.log.info(seeded, 'demo data added');
}

function stopOnSignal(stop: (reason: string) => Promise<void>): void {
  let firstAt: number | undefined;
  const handle = (reason: string) => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      stop(reason).catch(() => process.exit(1));
    } else if (performance.now() - firstAt > sameIntention) {
      process.exit(1);
    }
  };
  process.on('SIGINT', () => handle('SIGINT'));
  process.on('SIGTERM', () => handle('SIGTERM'));
  // Whoever started the server with a channel and left without a word does not want it any more.
  if (process.send) process.on('disconnect', () => handle('the parent process left'));
}
