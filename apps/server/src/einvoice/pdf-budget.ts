import { decodePDFRawStream, PDFContext, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { refused } from './problems.ts';

/** What the library's decoding streams have in common: one method makes room for what comes out. */
interface DecodeStreamPrototype {
  ensureBuffer: (this: { buffer: Uint8Array }, requested: number) => Uint8Array;
}

/** The class above `FlateStream`, which the library does not export. */
function decodeStreamPrototype(): DecodeStreamPrototype {
  const dict = PDFContext.create().obj({ Filter: PDFName.of('ASCIIHexDecode') });
  const stream: unknown = decodePDFRawStream(PDFRawStream.of(dict, new Uint8Array([0x3e])));
  const prototype: unknown = Object.getPrototypeOf(Object.getPrototypeOf(stream));
  if (prototype === null || typeof prototype !== 'object' || !Object.hasOwn(prototype, 'ensureBuffer')) {
    throw new Error('The PDF library has changed how its streams grow; the limit on decoding has to be fitted anew.');
  }
  return prototype as DecodeStreamPrototype;
}

/** The library doubles its buffers, from 512 bytes on. */
function growthOf(length: number, requested: number): number {
  if (requested <= length) return 0;
  return 512 * 2 ** Math.ceil(Math.log2(Math.max(1, requested / 512))) - length;
}

/**
 * A limit on the bytes that a PDF unfolds into. The library decodes without one, into buffers that no limit on the heap
 * counts; this one is asked before any buffer grows. It replaces a method of the library for the whole thread, so it
 * belongs into a worker that reads one PDF at a time.
 */
export class DecodeBudget {
  static #original: DecodeStreamPrototype['ensureBuffer'] | undefined;

  readonly maxBytes: number;
  #grown = 0;
  #exceeded = false;

  private constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  /** @param maxBytes of all streams of one PDF together, counted as buffers, which are up to twice as long as what they hold. */
  static install(maxBytes: number): DecodeBudget {
    const prototype = decodeStreamPrototype();
    const original = (DecodeBudget.#original ??= prototype.ensureBuffer);
    const budget = new DecodeBudget(maxBytes);
    prototype.ensureBuffer = function grow(requested) {
      budget.#take(growthOf(this.buffer.byteLength, requested));
      return original.call(this, requested);
    };
    return budget;
  }

  #take(bytes: number): void {
    this.#grown += bytes;
    this.#exceeded ||= this.#grown > this.maxBytes;
    if (this.#exceeded) this.assertKept();
  }

  /** The library catches errors of single objects and reads on, so the limit is asked about again afterwards. */
  assertKept(): void {
    if (this.#exceeded) throw refused('The PDF unfolds into more data than an invoice has.');
  }
}
