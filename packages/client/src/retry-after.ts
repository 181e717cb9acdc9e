/** Milliseconds that a `Retry-After` header (RFC 9110) asks to wait; undefined when there is none that can be read. */
export function pauseFrom(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) * 1_000 : undefined;
}
