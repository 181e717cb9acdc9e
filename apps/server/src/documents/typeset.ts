import { compilePdf, compileSvg, type FinishedText, type Layout, type PdfStandard } from './compile.ts';
import { eastAsianFonts, loadFonts } from './fonts.ts';
import { pageOfSvg } from './page-of-svg.ts';
import { mapTexts, printableText } from './printable-text.ts';

/** A document with what tells which East Asian letters it means. */
export type Manuscript = FinishedText & {
  /** The document's language and the parties' countries, most telling first. */
  hints: readonly string[];
};

export interface RenderedFile {
  bytes: Uint8Array;
  /** Characters that no font has and that were replaced. */
  replaced: string[];
  /** Why the archivable file could not be made and a plain one was; null as a rule. */
  degraded: string | null;
}

/** One page of a document as SVG. */
export interface RenderedPage {
  bytes: Uint8Array;
  pageCount: number;
}

/** Anything but Latin, Greek, Cyrillic and the signs that go with them. */
const unusual = /[^\n\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{Nd}\p{P}\p{Sc}\p{Zs}\u200b\u2212+=<>|~^`\u00b0\u00b7]/gu;

function withTexts(layout: Layout, change: (text: string) => string): Layout {
  return { ...layout, view: mapTexts(layout.view, change) } as Layout;
}

async function layoutOf({ hints, ...manuscript }: Manuscript): Promise<{ layout: Layout; replaced: string[] }> {
  const fonts = await loadFonts(eastAsianFonts(JSON.stringify(manuscript.view), hints));
  const replaced = new Set<string>();
  const coverages = fonts.map(({ coverage }) => coverage);
  const layout = withTexts({ ...manuscript, fonts }, (text) =>
    printableText(text, coverages, (character) => replaced.add(character)),
  );
  return { layout, replaced: [...replaced] };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The last resort of a document that cannot be set as it is: only usual letters, and no promise to archives. */
function usualLetters(layout: Layout): Layout {
  return withTexts(layout, (text) => text.replaceAll(unusual, '?'));
}

function compilePlain(layout: Layout, standard: PdfStandard): Uint8Array {
  const usual = usualLetters(layout);
  try {
    return compilePdf(usual, standard);
  } catch {
    return compilePdf(usual, '1.7');
  }
}

/** Sets a document in this thread, which takes tens of milliseconds of computing. An attachment makes it PDF/A-3. */
export async function typesetPdf(manuscript: Manuscript): Promise<RenderedFile> {
  const { layout, replaced } = await layoutOf(manuscript);
  const standard = layout.attachment ? 'a-3a' : 'a-2a';
  try {
    return { bytes: compilePdf(layout, standard), replaced, degraded: null };
  } catch (error) {
    return { bytes: compilePlain(layout, standard), replaced, degraded: reasonOf(error) };
  }
}

/** Sets one page as SVG in this thread. @param page from 1 @returns null when the document is shorter */
export async function typesetPage(manuscript: Manuscript, page: number): Promise<RenderedPage | null> {
  const { layout } = await layoutOf(manuscript);
  const { svg, pageCount } = compileAnySvg(layout);
  if (page > pageCount) return null;
  return { bytes: new TextEncoder().encode(pageOfSvg(svg, page)), pageCount };
}

function compileAnySvg(layout: Layout): ReturnType<typeof compileSvg> {
  try {
    return compileSvg(layout);
  } catch {
    return compileSvg(usualLetters(layout));
  }
}
