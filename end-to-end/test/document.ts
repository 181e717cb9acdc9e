import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text layer of a PDF, without any white space: languages differ in the spaces they write inside amounts. */
export async function textOfPdf(file: string): Promise<string> {
  const task = getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 });
  const document = await task.promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const { items } = await (await document.getPage(index + 1)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join('');
  });
  const text = (await Promise.all(pages)).join('');
  await task.destroy();
  return withoutSpaces(text);
}

export function withoutSpaces(text: string): string {
  return text.replaceAll(/\s/g, '');
}
