import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Packs what people install from npm and looks at the tarballs as an installer would. */
const published = ['packages/client', 'packages/elements'];
const root = resolve(import.meta.dirname, '../..');
const destination = await mkdtemp(join(tmpdir(), 'portico-pack-'));

function run(folder: string, ...command: readonly [string, ...string[]]): boolean {
  const [program, ...parameters] = command;
  const { status } = spawnSync(program, parameters, {
    cwd: join(root, folder),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}

let clean = true;
for (const folder of published) clean = run(folder, 'pnpm', 'pack', '--pack-destination', destination) && clean;
for (const file of await readdir(destination)) {
  const tarball = join(destination, file);
  clean = run('.', 'pnpm', 'exec', 'publint', 'run', tarball, '--strict') && clean;
  clean = run('.', 'pnpm', 'exec', 'attw', tarball, '--profile', 'esm-only') && clean;
}
clean = run('packages/elements', 'pnpm', 'exec', 'size-limit') && clean;
await rm(destination, { recursive: true, force: true });
process.exitCode = clean ? 0 : 1;
