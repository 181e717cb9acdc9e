const longestName = 120;

/**
 * A file name that every file system takes and that stays in its folder: no path, control or reserved characters.
 *
 * @param base the wanted name without extension, such as an invoice number
 * @param extension such as `pdf`
 */
export function safeFileName(base: string, extension: string): string {
  return `${safeBase(base)}.${extension}`;
}

/** The name of a received file, without its folders, safe to write to disk. */
export function safeReceivedName(filename: string): string {
  const name = filename.split(/[/\\]/).at(-1) ?? '';
  const [, base = name, extension] = /^(.+)\.([A-Za-z0-9]{1,10})$/.exec(name) ?? [];
  return extension === undefined ? safeBase(base) : `${safeBase(base)}.${extension}`;
}

/**
 * The name, or the next free one such as `F-1 (2).pdf` where letters are told apart by more than their case.
 *
 * @param taken names in use, in small letters; the result is added
 */
export function freeName(filename: string, taken: Set<string>): string {
  const dot = filename.lastIndexOf('.');
  const [base, extension] = dot > 0 ? [filename.slice(0, dot), filename.slice(dot)] : [filename, ''];
  let name = filename;
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${base} (${copy})${extension}`;
  taken.add(name.toLowerCase());
  return name;
}

function safeBase(text: string): string {
  const clean = text
    .normalize('NFC')
    .replaceAll(/[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}]/gu, '')
    .replaceAll(/[<>:"/\\|?*]/g, '-')
    .replaceAll(/\s+/g, ' ');
  const cut = Array.from(clean).slice(0, longestName).join('');
  const trimmed = cut.replaceAll(/^[. ]+|[. ]+$/g, '');
  if (trimmed === '') return 'invoice';
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(trimmed) ? `_${trimmed}` : trimmed;
}
