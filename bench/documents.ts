/**
 * Times the rendering of invoices in the worker, as the server does it: `node bench/documents.ts [ROUNDS]`.
 * Prints the first document of a fresh worker, then the median and the 95th percentile of the following ones.
 */
import { performance } from 'node:perf_hooks';

import { createDocumentRenderer } from '../apps/server/src/documents/render.ts';
import { sampleInvoice } from '../apps/server/test/documents/sample-invoice.ts';

const rounds = Number(process.argv[2] ?? 40);
const renderer = createDocumentRenderer();

async function timed(lines: number, round: number): Promise<{ milliseconds: number; bytes: number }> {
  const document = sampleInvoice(lines, { number: `F-${lines}-${round}` });
  const started = performance.now();
  const { length } = await renderer.renderInvoice({ document, locale: round % 2 === 0 ? 'fr' : 'de' });
  return { milliseconds: performance.now() - started, bytes: length };
}

function percentile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
}

const cold = await timed(1, 0);
console.log(`first document of a fresh worker: ${cold.milliseconds.toFixed(0)} ms`);

for (const lines of [1, 40, 200]) {
  await timed(lines, 1);
  const times: number[] = [];
  let size = 0;
  for (let round = 2; round < rounds + 2; round += 1) {
    const { milliseconds, bytes } = await timed(lines, round);
    times.push(milliseconds);
    size = bytes;
  }
  times.sort((a, b) => a - b);
  console.log(
    `${lines} lines: p50 ${percentile(times, 0.5)} ms, p95 ${percentile(times, 0.95)} ms, ${Math.round(size / 1024)} KB`,
  );
}
console.log(`resident memory: ${Math.round(process.memoryUsage.rss() / 1024 / 1024)} MB`);
await renderer.close();
