/** How long a download may take to begin, in milliseconds, before its address is given back. */
const addressLifetime = 60_000;

/** Hands a file to the browser's download list. */
export function saveFile(blob: Blob, filename: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), addressLifetime);
}
