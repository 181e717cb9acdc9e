import type { TestContext } from 'node:test';
import { fromBufferPromise } from 'yauzl';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { createExportService, type ExportService } from '../../src/exports/service.ts';
import { usualExportSettings, type ExportSettings } from '../../src/exports/settings.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { openJobQueue, type JobQueue } from '../../src/jobs/job-queue.ts';
import { when } from '../deliveries/delivery-services.ts';
import { openTestServices, type TestServices } from '../invoices/invoice-services.ts';

export interface ExportTest {
  services: TestServices;
  exports: ExportService;
  jobs: JobQueue;
  customerId: string;
  /** Asks for an export; French unless told otherwise. */
  ask: (request: Schemas['ExportRequest']) => Promise<Schemas['Export']>;
  /** The export once it is no longer under way. */
  finished: (asked: Pick<Schemas['Export'], 'id'>) => Promise<Schemas['Export']>;
  download: (asked: Pick<Schemas['Export'], 'id'>) => Promise<Buffer>;
}

export interface ExportTestOptions extends Partial<ExportSettings> {
  /** False leaves the exports in the queue. */
  working?: boolean;
  clock?: () => Date;
  /** Stands before the files of invoices. */
  beforeFile?: () => Promise<void>;
}

const actor = { id: 'user-camille', name: 'Camille Lefèvre' };

/** The export service on a fresh database with a real queue and one customer. It closes with the test. */
export async function openExports(test: TestContext, options: ExportTestOptions = {}): Promise<ExportTest> {
  const { working = true, clock = () => new Date(), beforeFile, ...settings } = options;
  const services = await openTestServices();
  const jobs = await openJobQueue(services);
  const { db, customers } = services;
  const invoices = {
    ...services.invoices,
    getInvoiceFile: async (...given: Parameters<TestServices['invoices']['getInvoiceFile']>) => {
      await beforeFile?.();
      return services.invoices.getInvoiceFile(...given);
    },
  };
  const exports = createExportService(
    { db, clock, jobs, customers, invoices },
    { ...usualExportSettings, ...settings },
  );
  if (working) {
    exports.registerJobs();
    await jobs.startWork();
  }
  test.after(async () => {
    await jobs.close();
    await services.close();
  });
  const customerId = await services.addCustomer('Atelier Nord');
  return {
    services,
    exports,
    jobs,
    customerId,
    ask: async (request) => {
      await exports.checkRequest(customerId, request);
      return inTransaction(db, (transaction) =>
        exports.createExport({ customerId, actor, locale: 'fr' }, request, transaction),
      );
    },
    finished: ({ id }) =>
      when(
        () => exports.getExport(customerId, id),
        ({ status }) => status !== 'queued' && status !== 'running',
      ),
    download: async ({ id }) => {
      const { bytes } = await exports.downloadExport({ customerId, actor, locale: null }, id);
      return Buffer.concat((await bytes.toArray()) as Buffer[]);
    },
  };
}

/** The files of a ZIP by name, in their order. */
export async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    files.set(entry.fileName, Buffer.concat((await stream.toArray()) as Buffer[]));
  }
  return files;
}

/** A promise that is kept when the test says so. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => undefined as void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
