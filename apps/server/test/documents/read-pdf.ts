import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  /** Text of each page in reading order, every run of white space as one space. */
  pages: string[];
  text: string;
  title: string;
  author: string;
  language: string;
  /** The XMP packet. */
  xmp: string;
  isTagged: boolean;
  /** Names of structure elements of the first page, each once. */
  structure: string[];
}

async function pageText(document: PDFDocumentProxy, number: number): Promise<string> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const pieces = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
  return pieces.join('').replaceAll(/\s+/g, ' ');
}

interface StructureNode {
  role?: string;
  children?: StructureNode[];
}

function rolesOf(node: StructureNode): string[] {
  return [node.role ?? '', ...(node.children ?? []).flatMap(rolesOf)].filter((role) => role !== '');
}

function textOf(info: object, key: string): string {
  const value: unknown = (info as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : '';
}

/** Reads a PDF with a reader of its own. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const { info } = await document.getMetadata();
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const pages: string[] = [];
  for (const number of numbers) pages.push(await pageText(document, number));
  const tree = (await (await document.getPage(1)).getStructTree()) as StructureNode | null;
  const mark = (await document.getMarkInfo()) as { Marked?: boolean } | null;
  await task.destroy();
  return {
    pages,
    text: pages.join(' '),
    title: textOf(info, 'Title'),
    author: textOf(info, 'Author'),
    language: textOf(info, 'Language'),
    xmp: /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(Buffer.from(bytes).toString('utf8'))?.[0] ?? '',
    isTagged: mark?.Marked === true,
    structure: [...new Set(tree ? rolesOf(tree) : [])],
  };
}

/** A text as {@link readPdf} gives it. */
export function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
