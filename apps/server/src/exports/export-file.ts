import { Readable } from 'node:stream';
import { freeName } from '../invoices/file-names.ts';
import type { InvoiceService } from '../invoices/service.ts';
import type { Schemas } from '../http/operations.ts';
import { ledgerLocale } from './ledger-locale.ts';
import { writeLedger } from './ledger.ts';
import type { SelectedInvoice } from './selected-invoices.ts';
import type { ExportRow } from './tables.ts';
import { zipOf, type ZipEntry } from './zip.ts';

/** What a file is made of. */
export interface FileMaterial {
  row: ExportRow;
  selected: readonly SelectedInvoice[];
  invoices: Pick<InvoiceService, 'getInvoiceFile'>;
  /** Told how many invoices are in the file before each further one. */
  onProgress: (done: number) => Promise<void>;
}

/** The bytes of an export, made as fast as they are read. */
export function exportFile(material: FileMaterial): Readable {
  const { row, selected } = material;
  const ledger = Readable.from(writeLedger(selected, ledgerLocale(row.locale)));
  return row.format === 'csv' ? ledger : zipOf(entriesOf(material, ledger), row.created_at);
}

function* entriesOf({ row, selected, invoices, onProgress }: FileMaterial, ledger: Readable): Generator<ZipEntry> {
  const taken = new Set<string>();
  yield { name: freeName(row.filename.replace(/\.zip$/, '.csv'), taken), compress: true, load: async () => ledger };
  for (const [index, { id, files }] of selected.entries()) {
    for (const { kind, mediaType, filename } of wantedFiles(files, row.files)) {
      yield {
        name: freeName(filename, taken),
        compress: mediaType !== 'application/pdf',
        load: async () => {
          await onProgress(index);
          const { bytes } = await invoices.getInvoiceFile(row.customer_id, id, kind);
          return Readable.from([bytes]);
        },
      };
    }
  }
}

/** The wanted files that there are. An original that is a PDF is the readable document as well. */
function wantedFiles(
  files: SelectedInvoice['files'],
  wanted: readonly Schemas['InvoiceFileKind'][],
): SelectedInvoice['files'] {
  const isReadable = files.some(({ kind, mediaType }) => kind === 'original' && mediaType === 'application/pdf');
  const isTwice = isReadable && wanted.includes('original');
  return files.filter(({ kind }) => wanted.includes(kind) && !(kind === 'pdf' && isTwice));
}
