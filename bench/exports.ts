/**
 * Measures taking invoices away: `node bench/exports.ts [ZIP] [CSV]`, a ZIP of 1,000 documents and a CSV of 10,000 rows
 * unless told otherwise, on the embedded database in a folder, or with `TEST_DATABASE_URL` on a new database of that
 * server. Each is made beside one of a tenth of the size: time should grow with the size, memory should not. The memory
 * is that of the whole process, which holds the embedded database too.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCustomerService } from '../apps/server/src/customers/service.ts';
import { openDatabase, type Database } from '../apps/server/src/database/open.ts';
import { inTransaction } from '../apps/server/src/database/transaction-guard.ts';
import { createDocumentRenderer } from '../apps/server/src/documents/render.ts';
import { createExportService } from '../apps/server/src/exports/service.ts';
import { createInvoiceService } from '../apps/server/src/invoices/service.ts';
import { openJobQueue } from '../apps/server/src/jobs/job-queue.ts';
import { createServerDatabase, testDatabaseUrl } from '../apps/server/test/database/test-database.ts';
import { sampleInvoice } from '../apps/server/test/documents/sample-invoice.ts';
import { copyInvoice } from '../apps/server/test/invoices/copy-invoice.ts';

const sizes = { zip: Number(process.argv[2] ?? 1_000), csv: Number(process.argv[3] ?? 10_000) };
/** Milliseconds between two looks at the memory. */
const samplePause = 10;
const mebibyte = 1024 * 1024;

interface Cost {
  milliseconds: number;
  /** Most that the process held while the export was made, and what it held before; bytes. */
  peak: number;
  before: number;
  fileSize: number;
}

if (testDatabaseUrl === undefined) {
  const folder = await mkdtemp(join(tmpdir(), 'portico-bench-'));
  try {
    await measure(await openDatabase({ dataDir: folder, purpose: 'bench' }));
  } finally {
    await rm(folder, { recursive: true });
  }
} else {
  const { url, drop } = await createServerDatabase(testDatabaseUrl);
  try {
    await measure(await openDatabase({ dataDir: '', databaseUrl: url, purpose: 'bench' }));
  } finally {
    await drop();
  }
}

async function measure(database: Database): Promise<void> {
  const { db, kind } = database;
  const clock = () => new Date();
  const renderer = createDocumentRenderer();
  const jobs = await openJobQueue(database);
  const customers = createCustomerService({ db, clock });
  const invoices = createInvoiceService({ db, customers, renderer, clock });
  const exports = createExportService({ db, clock, jobs, customers, invoices });
  exports.registerJobs();
  await jobs.startWork();
  try {
    for (const format of ['zip', 'csv'] as const) {
      const make = async (count: number): Promise<Cost> => {
        const { buyer } = sampleInvoice(1);
        const { id: customerId } = await customers.createCustomer({ party: buyer });
        const document = sampleInvoice(1, { number: `${format}-${count}` });
        const { id } = await invoices.createInvoice({ customer: { id: customerId }, document });
        await copyInvoice(db, id, count - 1);
        const exporter = { customerId, actor: { id: 'bench', name: 'Bench' }, locale: 'fr' };
        return costOf(async () => {
          const request = { format, selection: { filter: {} } };
          const asked = await inTransaction(db, (transaction) => exports.createExport(exporter, request, transaction));
          for (;;) {
            const { status, file } = await exports.getExport(customerId, asked.id);
            if (status === 'ready') return file?.size ?? 0;
            if (status === 'failed') throw new Error(`The export of ${count} invoices failed.`);
            await new Promise((resolve) => setTimeout(resolve, samplePause));
          }
        });
      };
      await make(10);
      const tenth = await make(sizes[format] / 10);
      const whole = await make(sizes[format]);
      report(`${kind}, ${format}, ${sizes[format] / 10}`, tenth, tenth);
      report(`${kind}, ${format}, ${sizes[format]}`, whole, tenth);
    }
  } finally {
    await jobs.close();
    await renderer.close();
    await database.close();
  }
}

async function costOf(work: () => Promise<number>): Promise<Cost> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, samplePause);
  const started = performance.now();
  const fileSize = await work();
  const milliseconds = performance.now() - started;
  clearInterval(sampling);
  return { milliseconds, peak, before, fileSize };
}

function report(name: string, { milliseconds, peak, before, fileSize }: Cost, tenth: Cost): void {
  const inMebibytes = (bytes: number) => `${(bytes / mebibyte).toFixed(1)} MB`;
  const columns = [
    `${name.padEnd(24)} ${(milliseconds / 1000).toFixed(1).padStart(7)} s`,
    `${(milliseconds / tenth.milliseconds).toFixed(1)} x time of a tenth`,
    `file ${inMebibytes(fileSize)}`,
    `peak ${inMebibytes(peak)} (${inMebibytes(peak - before)} more than before)`,
    `${(peak / tenth.peak).toFixed(2)} x memory of a tenth`,
  ];
  console.log(columns.join('  '));
}
