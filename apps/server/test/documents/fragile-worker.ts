import { existsSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

import type { RenderJob } from '../../src/documents/worker.ts';

/** File that remembers, over the deaths of workers, that one has died. */
const mark = process.env['FRAGILE_WORKER_MARK'] ?? '';

// Registered before the real worker listens, so it sees each document first.
parentPort?.on('message', ({ document }: RenderJob) => {
  if (document.number === 'dies-always') process.exit(1);
  if (document.number === 'dies-once' && !existsSync(mark)) {
    writeFileSync(mark, '');
    process.exit(1);
  }
});

await import('../../src/documents/worker.ts');
