import { readConfiguration } from './configuration.ts';
import { startPortal, type Portal } from './server.ts';
import { StartError } from './start-error.ts';

try {
  const configuration = readConfiguration(process.env);
  const portal = await startPortal(configuration, true);
  stopWithParent(portal);
  process.send?.({ type: 'ready', url: configuration.url });
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : String(error)}\n`);
  process.exit(1);
}

function stopWithParent(portal: Portal): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    portal.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // The channel to the start process closes even when that process is killed outright.
  process.on('disconnect', stop);
}
