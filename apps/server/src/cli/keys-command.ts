import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sessionKeysFile } from '../configuration/configuration.ts';
import { ensureKeyFile, rotateKeyFile } from '../sessions/key-file.ts';
import { tokenLifetime, tokenTolerance } from '../sessions/tokens.ts';
import type { Command } from './commands.ts';
import { UsageError } from './terminal.ts';

/** `portico keys rotate`: adds a signing key and drops those no living token was signed with. */
export const keysCommand: Command = async (args, { environment, out }) => {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
  if (positionals.length !== 1 || positionals[0] !== 'rotate') throw new UsageError('Write: portico keys rotate');
  const file = sessionKeysFile(environment, resolve(environment['DATA_DIR'] || '.portico'));
  if (await ensureKeyFile(file)) {
    out(`${file} was missing and has been made with one key.`);
    return 0;
  }
  const { added, dropped } = await rotateKeyFile(file, new Date(), tokenLifetime + tokenTolerance);
  out(`Sessions are signed with the new key ${added}.`);
  for (const kid of dropped) out(`Dropped the old key ${kid}: no session it signed is open any more.`);
  return 0;
};
