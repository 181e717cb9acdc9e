import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

import { families } from './fonts.ts';
import type { Font } from './fonts.ts';
import type { InvoiceView } from './invoice-view.ts';

export type PdfStandard = 'a-2a' | '1.7';

/** Layouts of earlier documents that are kept to be reused, counted in documents. */
const keptLayouts = 3;

const template = readFileSync(new URL('./invoice.typ', import.meta.url), 'utf8');
const workspace = fileURLToPath(new URL('.', import.meta.url));

let current: { key: string; compiler: NodeCompiler } | undefined;

/** A compiler holds its fonts for life, so another choice of fonts needs another compiler; one is kept. */
function compilerFor(fonts: readonly Font[]): NodeCompiler {
  const key = fonts.map(({ name }) => name).join();
  if (current?.key === key) return current.compiler;
  const fontBlobs = fonts.flatMap(({ blobs }) => blobs);
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
  current = { key, compiler };
  return compiler;
}

/**
 * Sets a document. The bytes depend on nothing but the arguments.
 *
 * @throws Error when the template fails, or the file would not meet the standard.
 */
export function compilePdf(view: InvoiceView, fonts: readonly Font[], standard: PdfStandard): Uint8Array {
  const compiler = compilerFor(fonts);
  const inputs = {
    view: JSON.stringify(view),
    fonts: JSON.stringify(fonts.map(({ name }) => families[name])),
  };
  try {
    const compiled = compiler.compile({ mainFileContent: template, inputs });
    const document = compiled.result;
    if (!document) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'unknown failure'));
    return compiler.pdf(document, { pdfStandard: standard, creationTimestamp: 0 });
  } finally {
    compiler.evictCache(keptLayouts);
  }
}
