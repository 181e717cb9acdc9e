import { fileTypeFromBuffer } from 'file-type';
import { createHash } from 'node:crypto';
import type { UploadedFile } from '../../http/forms.ts';
import { safeReceivedName } from '../../invoices/file-names.ts';
import type { ProofMediaType } from '../tables.ts';
import { isDisguised } from './disguise.ts';
import { fileProblem, type FileFault } from './file-problem.ts';
import { faultOfJpeg } from './jpeg.ts';
import { faultOfPdf } from './pdf.ts';
import { faultOfPng } from './png.ts';

/** A file that has been looked into. */
export interface ProofFile {
  bytes: Uint8Array;
  mediaType: ProofMediaType;
  /** Safe to show and to write to disk; its extension is that of the content. */
  filename: string;
  /** Lower-case hexadecimal. */
  sha256: string;
}

interface ProofKind {
  mediaType: ProofMediaType;
  /** The first is given to a file that has none of them. */
  extensions: readonly [string, ...string[]];
  faultOf: (bytes: Buffer) => FileFault | undefined | Promise<FileFault | undefined>;
}

const png: ProofKind = { mediaType: 'image/png', extensions: ['png'], faultOf: faultOfPng };
const kinds: Readonly<Record<string, ProofKind>> = {
  'application/pdf': { mediaType: 'application/pdf', extensions: ['pdf'], faultOf: faultOfPdf },
  'image/png': png,
  'image/apng': png,
  'image/jpeg': { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], faultOf: faultOfJpeg },
};

/**
 * Looks into an uploaded file: its name and what the sender calls it say nothing.
 *
 * @throws ProblemError validation_failed (empty), unsupported_document, refused_document
 */
export async function readProofFile({ filename, bytes }: UploadedFile): Promise<ProofFile> {
  if (bytes.length === 0) throw fileProblem('empty');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = kinds[(await fileTypeFromBuffer(buffer))?.mime ?? ''];
  if (!kind) throw fileProblem('kind');
  const fault = isDisguised(buffer, kind.mediaType) ? 'disguised' : await kind.faultOf(buffer);
  if (fault) throw fileProblem(fault);
  const sha256 = createHash('sha256').update(buffer).digest('hex');
  return { bytes, mediaType: kind.mediaType, filename: displayName(filename, kind.extensions), sha256 };
}

function displayName(given: string | undefined, [extension, ...others]: ProofKind['extensions']): string {
  const name = safeReceivedName(given === undefined || given === '' ? 'proof' : given);
  const written = name.split('.').at(-1)?.toLowerCase() ?? '';
  return [extension, ...others].includes(written) && name.includes('.') ? name : `${name}.${extension}`;
}
