/** What Typst writes for one page of a document: the paper, then what is on it, shifted down by the pages above. */
const pagePart =
  /\n {4}<path class="typst-shape"[^>]*\/>\n {4}<g(?: transform="matrix\(1 0 0 1 0 ([\d.]+)\)")?>\n[^]*?\n {4}<\/g>(?=\n)/g;
const symbolPart = /\n {8}<symbol id="([^"]+)"[^]*?<\/symbol>/g;

/**
 * One page of a document that was set as one SVG with all pages below each other, with the shapes of letters that
 * occur on it and no others.
 *
 * @param page from 1
 * @throws Error when the document has no such page
 */
export function pageOfSvg(svg: string, page: number): string {
  const parts = [...svg.matchAll(pagePart)];
  const part = parts[page - 1];
  const [, width] = /viewBox="0 0 ([\d.]+) [\d.]+"/.exec(svg) ?? [];
  const height = heightOfPages(svg) / parts.length;
  if (!part || width === undefined) throw new Error(`The document has no page ${page}.`);
  const [content, top = '0'] = part;
  const used = new Set(Array.from(content.matchAll(/"#([^"]+)"/g), ([, id]) => id));
  const end = svg.slice((parts.at(-1)?.index ?? 0) + (parts.at(-1)?.[0].length ?? 0));
  const shapes = end.replaceAll(symbolPart, (symbol: string, id: string) => (used.has(id) ? symbol : ''));
  const moved = content.replace(` transform="matrix(1 0 0 1 0 ${top})"`, '');
  const open =
    `<svg viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt"` +
    ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">';
  return (open + moved + shapes).replaceAll(/\n +/g, '\n');
}

function heightOfPages(svg: string): number {
  return Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(svg)?.[1] ?? 0);
}
