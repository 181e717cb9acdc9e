/**
 * The file name in a `Content-Disposition` header (RFC 6266), the extended form first. Separators of folders and control
 * characters are taken out, because the name goes to the user's disk.
 *
 * @returns undefined when there is no header or no name in it
 */
export function filenameFrom(header: string | null): string | undefined {
  if (!header) return undefined;
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header)?.[1];
  const quoted = /;\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(header)?.[1]?.replaceAll(/\\(.)/g, '$1');
  const plain = /;\s*filename\s*=\s*([^";\s]+)/i.exec(header)?.[1];
  const name = (extended && decoded(extended)) ?? quoted ?? plain;
  return name?.replaceAll(/[/\\\p{Cc}]/gu, '_') || undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
