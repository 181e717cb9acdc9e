import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  EncryptedPDFError,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { DecodeBudget } from './pdf-budget.ts';
import { malformed, notAnInvoice, refused, unsupported } from './problems.ts';

/** Embedded files looked at; an invoice carries its XML and a few supporting documents. */
const maxAttachments = 200;
/** Nodes of the tree of names walked; also ends trees that point back at themselves. */
const maxNameNodes = 2000;

/** A file embedded in a PDF; its bytes are decoded only when asked for. */
export interface PdfAttachment {
  name: string;
  /**
   * @throws ProblemError refused_document when it is larger than the server decodes, malformed_document when it is cut
   *   off or damaged.
   */
  read: () => Uint8Array;
}

const key = (name: string): PDFName => PDFName.of(name);

const isDict = (value: PDFObject | undefined): value is PDFDict => value instanceof PDFDict;

/** A dictionary's entry with references followed; undefined when it is absent, dangling or no dictionary. */
function dictAt(dict: PDFDict | undefined, name: string): PDFDict | undefined {
  const value = dict?.lookup(key(name));
  return isDict(value) ? value : undefined;
}

/** The dictionaries of an array, with references followed; a single dictionary stands for a list of one. */
function dictsAt(dict: PDFDict | undefined, name: string): PDFDict[] {
  const array = dict?.lookup(key(name));
  if (isDict(array)) return [array];
  if (!(array instanceof PDFArray)) return [];
  return array
    .asArray()
    .map((_, index) => array.lookup(index))
    .filter(isDict);
}

function streamAt(dict: PDFDict | undefined, name: string): PDFRawStream | undefined {
  const value = dict?.lookup(key(name));
  return value instanceof PDFRawStream ? value : undefined;
}

function fileName(specification: PDFDict): string {
  const written = [specification.lookup(key('UF')), specification.lookup(key('F'))];
  const names = written.map((value) =>
    value instanceof PDFString || value instanceof PDFHexString ? value.decodeText().trim() : '',
  );
  return names.find((name) => name !== '') ?? '';
}

/** The file specifications of the catalog's tree of embedded files. */
function namedFiles(catalog: PDFDict): PDFDict[] {
  const files: PDFDict[] = [];
  const root = dictAt(dictAt(catalog, 'Names'), 'EmbeddedFiles');
  const open = root === undefined ? [] : [root];
  for (let walked = 0; walked < maxNameNodes; walked += 1) {
    const node = open.shift();
    if (node === undefined) break;
    files.push(...dictsAt(node, 'Names'));
    open.push(...dictsAt(node, 'Kids'));
  }
  return files;
}

const flate = key('FlateDecode');

/**
 * The bytes of a stream. The usual filter is left to zlib, which compares the checksum: the PDF library does not, and a
 * damaged digit must not become an amount.
 */
function decoded(stream: PDFRawStream, maxBytes: number): Uint8Array {
  const filters = stream.dict.lookup(key('Filter'));
  const only = filters instanceof PDFArray && filters.size() === 1 ? filters.lookup(0) : filters;
  if (only === flate) return inflateSync(stream.contents, { maxOutputLength: maxBytes });
  return decodePDFRawStream(stream).decode();
}

function contents(specification: PDFDict, budget: DecodeBudget): Uint8Array {
  const embedded = dictAt(specification, 'EF');
  const stream = streamAt(embedded, 'UF') ?? streamAt(embedded, 'F');
  if (stream === undefined) throw malformed('The PDF names an embedded file that it does not contain.');
  try {
    return decoded(stream, budget.maxBytes);
  } catch (cause) {
    budget.assertKept();
    if (cause instanceof RangeError) throw refused('The PDF is built to exhaust its reader.');
    throw malformed('A file embedded in the PDF is cut off or damaged.');
  }
}

const loading = { ignoreEncryption: true, updateMetadata: false };

/** Many encrypted PDFs only limit what may be done with them and open with the empty password. */
async function decrypt(bytes: Uint8Array): Promise<PDFContext> {
  try {
    const { context } = await PDFDocument.load(bytes, { ...loading, password: '' });
    if (context.trailerInfo.Encrypt === undefined) return context;
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
  }
  throw new EncryptedPDFError();
}

async function load(bytes: Uint8Array, budget: DecodeBudget): Promise<PDFDict> {
  try {
    const { context: stored } = await PDFDocument.load(bytes, loading);
    budget.assertKept();
    const context = stored.trailerInfo.Encrypt === undefined ? stored : await decrypt(bytes);
    budget.assertKept();
    return context.lookup(context.trailerInfo.Root, PDFDict);
  } catch (cause) {
    budget.assertKept();
    if (cause instanceof EncryptedPDFError)
      throw unsupported('The PDF is encrypted and does not open without a password.');
    if (cause instanceof RangeError) throw refused('The PDF is built to exhaust its reader.');
    throw malformed('The PDF is damaged or cut off.');
  }
}

/** A whole PDF ends with this marker; readers look for it in the last kilobyte. */
function isCutOff(bytes: Uint8Array): boolean {
  return !Buffer.from(bytes.subarray(-2048)).includes('%%EOF');
}

/**
 * The files embedded in a PDF, in the order of the catalog. Everything that is decompressed, object streams included,
 * counts towards one budget.
 *
 * @throws ProblemError not_an_invoice when nothing is embedded, malformed_document for a damaged PDF,
 *   unsupported_document for one that needs a password, refused_document for one that exhausts the budget.
 */
export async function readPdfAttachments(bytes: Uint8Array, maxDecodedBytes: number): Promise<PdfAttachment[]> {
  const budget = DecodeBudget.install(maxDecodedBytes);
  const catalog = await load(bytes, budget);
  // PDF/A-3 associates the invoice with the document; some files do only that and leave it out of the names.
  const all = new Set([...namedFiles(catalog), ...dictsAt(catalog, 'AF')]);
  const specifications = [...all].slice(0, maxAttachments);
  if (specifications.length === 0) {
    if (isCutOff(bytes)) throw malformed('The PDF is cut off.');
    throw notAnInvoice('The PDF has no embedded invoice; only Factur-X and ZUGFeRD PDFs can be read.');
  }
  return specifications.map((specification) => ({
    name: fileName(specification),
    read: () => contents(specification, budget),
  }));
}
