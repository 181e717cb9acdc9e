import { deflateSync } from 'node:zlib';

/** One indirect object: what stands between `obj` and `endobj`. */
type PdfObject = string | Buffer;

/** A PDF of the given objects, numbered from 1; the first is the catalog. */
export function pdfOf(objects: PdfObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = 9;
  objects.forEach((object, index) => {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    offsets.push(length);
    parts.push(part);
    length += part.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n`;
  return Buffer.concat([...parts, Buffer.from(`${table}startxref\n${length}\n%%EOF\n`)]);
}

/** A stream object with its bytes as they stand in the file. */
export function streamOf(bytes: Uint8Array, dictionary: string): Buffer {
  const head = `<< ${dictionary} /Length ${bytes.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream')]);
}

/** A compressed stream of zeros that unfolds into so many bytes, through so many filters. */
export function bombOf(unfoldedBytes: number, filters: number, dictionary = ''): Buffer {
  let bytes: Buffer = Buffer.alloc(unfoldedBytes);
  for (let filter = 0; filter < filters; filter += 1) bytes = deflateSync(bytes, { level: 9 });
  return streamOf(bytes, `${dictionary} /Filter [${'/FlateDecode '.repeat(filters)}]`);
}

/** A PDF with embedded files; each is given as its stream object. */
export function pdfWithFiles(files: { name: string; stream: PdfObject }[], trailer = ''): Buffer {
  const names = files.map(({ name }, index) => `(${name}) ${2 * index + 3} 0 R`).join(' ');
  const objects = files.flatMap(({ name, stream }, index) => [
    `<< /Type /Filespec /F (${name}) /UF (${name}) /AFRelationship /Alternative /EF << /F ${2 * index + 4} 0 R >> >>`,
    stream,
  ]);
  const catalog = `<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [${names}] >> >> >>`;
  return pdfOf([catalog, '<< /Type /Pages /Kids [] /Count 0 >>', ...objects], trailer);
}

/** A PDF with one XML file embedded, compressed as usual. */
export function pdfWithXml(xml: string, name = 'factur-x.xml'): Buffer {
  const stream = streamOf(deflateSync(Buffer.from(xml)), '/Type /EmbeddedFile /Filter /FlateDecode');
  return pdfWithFiles([{ name, stream }]);
}
