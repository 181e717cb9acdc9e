import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { readCii } from './cii.ts';
import { decodeXml } from './decode.ts';
import { checkDocument } from './document-check.ts';
import { malformed, notAnInvoice, unsupported } from './problems.ts';
import { readUbl } from './ubl.ts';
import { parseXml } from './xml.ts';

/** An invoice as it was read, with the syntax it was written in. */
export interface ElectronicInvoice {
  syntax: Schemas['OriginalSyntax'];
  mediaType: 'application/xml' | 'application/pdf';
  document: Schemas['InvoiceDocument'];
}

type XmlInvoice = Pick<ElectronicInvoice, 'document'> & { syntax: 'ubl' | 'cii' };

/** What all streams of one PDF may unfold into. */
const maxDecodedBytes = 50 * 1024 * 1024;
/** A PDF may have other bytes before its header. */
const headerReach = 1024;

/** Names that Factur-X and ZUGFeRD have given the embedded invoice, by version; upper and lower case differ. */
const invoiceFileNames = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml'];

/** Specification identifiers (BT-24) of the profiles that carry no lines, MINIMUM and BASIC WL; all others must (BR-16). */
const lineless = /(?:minimum|basic-?wl)$/i;

function assertInvoiceRoot(name: string): void {
  switch (name) {
    case 'invoice:Invoice':
    case 'credit:CreditNote':
    case 'rsm:CrossIndustryInvoice':
      return;
    case 'ferd:CrossIndustryDocument':
      throw unsupported('The invoice is in ZUGFeRD 1.0, which came before EN 16931 and is not read.');
    default:
      throw notAnInvoice('The XML is neither a UBL invoice or credit note nor a Cross Industry Invoice.');
  }
}

/** Some systems write empty lines before the declaration, or fill a block of fixed length with zeros. */
function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end -= 1;
  return text.slice(0, end).trimStart();
}

function interpretXml(bytes: Uint8Array): XmlInvoice {
  const root = parseXml(withoutPadding(decodeXml(bytes)), assertInvoiceRoot);
  const syntax = root.name === 'rsm:CrossIndustryInvoice' ? 'cii' : 'ubl';
  const document = syntax === 'cii' ? readCii(root) : readUbl(root, root.name === 'credit:CreditNote');
  checkDocument(document);
  if (document.lines.length === 0 && !lineless.test(document.specification ?? '')) {
    throw malformed('BG-25 Invoice line is missing.');
  }
  return { syntax, document };
}

/** Lower ranks are tried first: the names of the standard, then any other XML. */
function rankOf(name: string): number {
  const rank = invoiceFileNames.indexOf(name.toLowerCase());
  return rank === -1 ? invoiceFileNames.length : rank;
}

const isPassedOver = (problem: unknown): problem is ProblemError =>
  problem instanceof ProblemError && (problem.code === 'not_an_invoice' || problem.code === 'unsupported_document');

async function interpretPdf(bytes: Uint8Array): Promise<ElectronicInvoice> {
  // Loaded when the first PDF comes: most imports are XML.
  const { readPdfAttachments } = await import('./pdf-attachments.ts');
  const attachments = await readPdfAttachments(bytes, maxDecodedBytes);
  const candidates = attachments
    .filter(({ name }) => name === '' || /\.xml$/i.test(name))
    .sort((one, other) => rankOf(one.name) - rankOf(other.name));
  let reason = notAnInvoice('No file embedded in the PDF is an invoice.');
  for (const candidate of candidates) {
    try {
      const { document } = interpretXml(candidate.read());
      return { syntax: 'facturx', mediaType: 'application/pdf', document };
    } catch (problem) {
      if (!isPassedOver(problem)) throw problem;
      if (problem.code === 'unsupported_document') reason = problem;
    }
  }
  throw reason;
}

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, headerReach)).includes('%PDF-');

/** Whether the first character is a `<`, in any encoding that XML may be in. */
function isMarkup(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, headerReach)).toString('latin1');
  // A byte order mark, then white space, then the bracket; in UTF-16 each beside a zero byte.
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*</.test(head);
}

/**
 * Reads an invoice from the bytes of a file, in this thread and without limits of time.
 *
 * @throws ProblemError as `readElectronicInvoice` does.
 */
export async function interpretFile(bytes: Uint8Array): Promise<ElectronicInvoice> {
  if (isMarkup(bytes)) return { ...interpretXml(bytes), mediaType: 'application/xml' };
  if (isPdf(bytes)) return interpretPdf(bytes);
  throw notAnInvoice(bytes.length === 0 ? 'The file is empty.' : 'The file is neither XML nor PDF.');
}
