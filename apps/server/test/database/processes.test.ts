import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { createHash } from 'node:crypto';
import { openDatabase } from '../../src/database/open.ts';

/** A process that is not refused, or does not print, would be waited for without end. */
const timeout = 180_000;
const script = resolve(import.meta.dirname, 'database-process.ts');

describe('several processes on one data folder', () => {
  let dataDir: string;
  const children = new Set<ChildProcess>();
  before(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'portico-'));
  });
  after(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = (...parameters: string[]) => {
    const child = spawn(process.execPath, [script, dataDir, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    return child;
  };

  /** Waits until the process has printed `count` lines, which are returned without the first, `open`. */
  const linesOf = async (child: ChildProcess, count: number) => {
    const lines: string[] = [];
    assert.ok(child.stdout);
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (lines.length === count) break;
    }
    return lines.slice(1);
  };

  const killed = async (child: ChildProcess) => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    children.delete(child);
  };

  it('refuse all but the first in words, and harm nothing', { timeout }, async () => {
    const holder = start('import');
    await linesOf(holder, 2);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const second = start('hold');
      const words: string[] = [];
      second.stderr?.on('data', (chunk: Buffer) => words.push(chunk.toString()));
      const [code] = (await once(second, 'close')) as [number];
      assert.equal(code, 1);
      assert.match(
        words.join(''),
        new RegExp(`^The data folder .* is in use by the import \\(process ${holder.pid}\\)\\. Stop it`),
      );
      assert.equal(words.join('').trim().split('\n').length, 1);
    }
    await killed(holder);
    const database = await openDatabase({ dataDir, purpose: 'test' });
    const rows = await database.db.selectFrom('invoice').select('number').execute();
    assert.deepEqual(rows.map(({ number }) => number).sort(), rows.map((_, index) => `KILL-${index}`).sort());
    await database.close();
  });

  it('keep every reported invoice whole when killed in the middle of an import', { timeout }, async () => {
    for (let round = 1; round <= 3; round += 1) {
      const child = start('import', String(round * 10_000));
      const reported = (await linesOf(child, 8 + round * 5)).map((line) => line.split(' '));
      await killed(child);
      const database = await openDatabase({ dataDir, purpose: 'test' });
      try {
        const stored = await database.db
          .selectFrom('invoice')
          .leftJoin('invoice_original', 'invoice_original.invoice_id', 'invoice.id')
          .select(['invoice.id', 'invoice.number', 'total', 'document', 'sha256', 'bytes'])
          .execute();
        const ids = new Map(stored.map(({ id, number }) => [id, number]));
        for (const [, number, id = ''] of reported) assert.equal(ids.get(id), number);
        for (const { number, total, document, sha256, bytes } of stored) {
          assert.ok(bytes, `${number} has its original`);
          assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
          assert.equal(document.totals.gross.amount, total);
        }
        const customers = await database.db.selectFrom('customer').select('id').execute();
        assert.equal(customers.length, 1);
      } finally {
        await database.close();
      }
    }
  });
});
