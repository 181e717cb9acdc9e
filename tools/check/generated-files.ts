import { spawnSync } from 'node:child_process';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

/** Files and folders that `pnpm run generate` writes and git keeps. */
const generated = [
  'openapi/bundle',
  'packages/client/src/schema.ts',
  'packages/elements/custom-elements.json',
  'packages/elements/src/localization/generated',
];
const root = resolve(import.meta.dirname, '../..');

async function contents(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const place of generated) {
    for (const file of await filesBelow(join(root, place)))
      files.set(relative(root, file), await readFile(file, 'utf8'));
  }
  return files;
}

async function filesBelow(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  const names = await readdir(path);
  return (await Promise.all(names.map((name) => filesBelow(join(path, name))))).flat();
}

const before = await contents();
const { status } = spawnSync('pnpm', ['run', 'generate'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
if (status !== 0) process.exit(status ?? 1);
const after = await contents();

const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);
if (changed.length > 0) {
  process.stderr.write(`Out of date, now regenerated; commit them with their source:\n  ${changed.join('\n  ')}\n`);
  process.exit(1);
}
