/** A process of its own on a data folder, for tests: `node database-process.ts DATA_DIR import|hold`. */
import { createCustomerService } from '../../src/customers/service.ts';
import { openDatabase } from '../../src/database/open.ts';
import { createInvoiceService } from '../../src/invoices/service.ts';
import { StartError } from '../../src/start-error.ts';
import { rendererOf } from '../documents/fixed-renderer.ts';
import { sampleUbl } from '../invoices/sample-documents.ts';

const [dataDir = '', task = 'hold', first = '0'] = process.argv.slice(2);

try {
  const { db } = await openDatabase({ dataDir, purpose: task });
  process.stdout.write('open\n');
  if (task === 'import') {
    const customers = createCustomerService({ db });
    const invoices = createInvoiceService({ db, customers, renderer: rendererOf(async () => new Uint8Array()) });
    for (let index = Number(first); ; index += 1) {
      const { number, invoiceId } = await invoices.importInvoice({
        bytes: sampleUbl({ number: `KILL-${index}`, amount: 100 + index }),
      });
      process.stdout.write(`imported ${number} ${invoiceId}\n`);
    }
  }
  setInterval(() => undefined, 1000);
} catch (error) {
  process.stderr.write(error instanceof StartError ? `${error.message}\n` : String(error));
  process.exitCode = 1;
}
