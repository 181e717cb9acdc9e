import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';

import { families } from './fonts.ts';
import type { Font } from './fonts.ts';
import type { InvoiceView } from './invoice-view.ts';
import type { QuoteView } from './quote-view.ts';
import type { ReceiptView } from './receipt-view.ts';

/** A file inside a PDF must be described, for readers that cannot show it. */
export interface Attachment {
  name: string;
  mediaType: string;
  description: string;
  text: string;
}

/** A document in finished text. */
export type FinishedText = { attachment?: Attachment } & (
  | { template: 'invoice'; view: InvoiceView }
  | { template: 'receipt'; view: ReceiptView }
  | { template: 'quote'; view: QuoteView }
);

/** What is to be set, and in which letters. */
export type Layout = FinishedText & { fonts: readonly Font[] };

export type PdfStandard = 'a-2a' | 'a-3a' | '1.7';

/** Layouts of earlier documents that are kept to be reused, counted in documents. */
const keptLayouts = 3;

const readTemplate = (name: string) => readFileSync(new URL(`./${name}.typ`, import.meta.url), 'utf8');
const templates = { invoice: readTemplate('invoice'), receipt: readTemplate('receipt'), quote: readTemplate('quote') };
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

function compiled<Result>(
  { template, view, fonts, attachment }: Layout,
  use: (compiler: NodeCompiler, document: NodeTypstDocument) => Result,
): Result {
  const compiler = compilerFor(fonts);
  const inputs = {
    view: JSON.stringify(view),
    fonts: JSON.stringify(fonts.map(({ name }) => families[name])),
    attachment: JSON.stringify(attachment ?? null),
  };
  try {
    const result = compiler.compile({ mainFileContent: templates[template], inputs });
    const document = result.result;
    if (!document) throw new Error(JSON.stringify(result.takeError()?.shortDiagnostics ?? 'unknown failure'));
    return use(compiler, document);
  } finally {
    compiler.evictCache(keptLayouts);
  }
}

/**
 * Sets a document as a PDF. The bytes depend on nothing but the arguments.
 *
 * @throws Error when the template fails, or the file would not meet the standard.
 */
export function compilePdf(layout: Layout, standard: PdfStandard): Uint8Array {
  return compiled(layout, (compiler, document) =>
    compiler.pdf(document, { pdfStandard: standard, creationTimestamp: 0 }),
  );
}

/** All pages below each other as one SVG, and how many they are. @throws Error when the template fails. */
export function compileSvg(layout: Layout): { svg: string; pageCount: number } {
  return compiled(layout, (compiler, document) => ({
    svg: compiler.plainSvg(document),
    pageCount: document.numOfPages,
  }));
}
